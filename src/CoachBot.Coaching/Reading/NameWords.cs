namespace CoachBot.Coaching.Reading;

/// <summary>Words that decide whether a capital belongs to a person. Folded: lower case, without accents.</summary>
internal static class NameWords
{
    // Names common enough to be known without a capital. Names that are also ordinary words ("will", "mark") stay out.
    public static readonly HashSet<string> Known = Set("""
        adam ahmed aisha alan alex alexandra ali alice alison amina amir amit amy ana andrea andreas andrew andy angela anita ann
        anna anne anthony anton arjun ben benjamin beth bob brian bruno carl carla carlos carol caroline catherine charlie chen chloe
        chris christian christine claire clara daniel danny dave david deborah deepak diana diego dmitri ed elena elizabeth ella
        emily emma eric erik eva fatima felix fiona francesca francois gareth gary george gina giulia greg hannah hans harry
        hassan heather heidi helen henry ian ibrahim igor ines ingrid irene ivan jacob james jamie jan jane jason javier
        jean jeff jen jennifer jenny jess jessica jim joan joanna joe johan johannes john jon jonas jonathan jorge jose joseph josh julia
        julie karen karl kate katherine kathy katie keith kelly ken kevin kim kumar laura lauren laurent lena leo liam
        lin linda lisa lucas lucy luis lukas maria marco maria marie mario martin mary matt matthew maya megan mei michael michelle
        miguel mike mohamed mohammed monica nadia nancy natalie natasha neil nick nicola nicole nikhil nina noah nora olga oliver
        olivia omar pablo patricia paul paula pedro peter phil philip pierre priya rachel rahul raj ravi rebecca richard rick
        robert roberto robin roger ron rosa ruth ryan sally sam samantha samir sandra sanjay sara sarah sean sergei sharon
        simon sofia sophie stefan stephen steve steven stuart sunil susan suresh tania tara ted teresa thomas tim tina tom tomasz
        tony tracy ursula valerie vera victor victoria vijay vikram vincent wei wendy yusuf yuki zara zoe
        """);

    public static readonly HashSet<string> NotPeople = Set("""
        i im ive id ill it its he hes she shes we were they theyre you youre this that thats these those there theres here what whats
        who whos where wheres when whens how hows why whys which let lets my our your his her their a an the and or but if so then
        everyone everyones everybody everybodys someone someones somebody somebodys anyone anybody nobody nobodys noone none all both each
        another other others one ones them him me us myself yes no ok please thanks hi hello hey dear morning
        should could can would will shall may might must do does did is are was has have had be been am need want give ask tell
        help again also still just maybe perhaps after before since because while today tomorrow yesterday tonight
        monday tuesday wednesday thursday friday saturday sunday mondays fridays january february march april june july
        august september october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter ramadan diwali
        finance legal marketing sales operations procurement payroll security support engineering facilities compliance audit
        purchasing accounting accounts logistics helpdesk service services desk board management networking network networks
        infrastructure development production testing reception administration treasury research research delivery
        team teams staff people group department departments head office director directors manager managers chief president lead leads
        junior juniors senior seniors intern interns apprentice contractor contractors consultant consultants boss vendor vendors
        supplier suppliers users user customer customers client clients admin admins developer developers engineer engineers
        analyst analysts architect architects owner trainee executive executives colleague colleagues
        server servers system systems database databases backup backups patching ticket tickets project projects printer printers laptop
        laptops firewall router switch cloud migration mail email wifi internet intranet website portal app apps software hardware
        storage cluster queue incident incidents outage change changes release releases onboarding offboarding monitoring
        microsoft google amazon apple oracle cisco dell lenovo intel vmware salesforce servicenow jira atlassian confluence github gitlab
        okta zoom outlook exchange sharepoint onedrive intune azure entra citrix fortinet crowdstrike splunk datadog linux windows
        ubuntu debian android kubernetes docker terraform ansible jenkins python java javascript excel word powerpoint power slack copilot
        workday concur zendesk freshservice freshdesk snowflake databricks sophos veeam veritas commvault nagios zabbix grafana
        prometheus elastic kibana postgres postgresql mysql redis mongo dynamics sage xero netsuite accenture deloitte infosys capgemini wipro
        cognizant gartner adobe dropbox box notion trello asana miro figma chrome edge firefox safari active directory
        defender sentinel bitlocker hyperv proxmox nutanix netapp fabric tableau looker chatgpt claude gemini openai coachbot
        workspace gmail drive autopilot jamf kandji cloudflare akamai verizon vodafone telekom siemens bosch samsung huawei
        london berlin paris munich hamburg vienna zurich geneva madrid rome milan amsterdam dublin brussels warsaw prague europe asia africa
        america india china japan germany france spain italy poland ireland england britain scotland wales canada mexico brazil
        australia singapore dubai york chicago boston seattle bangalore mumbai delhi english german french spanish
        channel mention itil scrum kanban agile devops patch plan budget phase tier level wave version
        """);

    private static HashSet<string> Set(string words) =>
        [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
