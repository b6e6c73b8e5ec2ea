using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Drafts;

/// <summary>Words that look like a sting and are none, such as "you didn't deserve this". They are passed over.</summary>
internal static class FairWords
{
    private static readonly string[] Phrases =
    [
        // Said about what we did to them.
        @"you (?:didn't|didnt|did not) (?:deserve|get|receive|hear|need|have|cause|imagine|ask for|do anything|do a thing|even get|know (?:about|that)|sign up)",
        @"you never (?:got|get|received|heard|had|should|have to|need to|need|asked for|were told)",
        @"you should have (?:been (?:told|warned|informed|asked|given|called|able|offered|consulted|contacted|notified|involved|put|treated)|had (?:a|an|it|this|that|your|the|my)|got|gotten|received|heard|access|it|everything|your|an?|the|this)",
        @"you could have (?:been|lost|had)",
        @"if you (?:had|'d|have)(?: (?:had )?(?:to|any|questions|trouble|problems|been waiting)| had to)",
        @"if you'd (?:like|prefer|rather|want|be|find|also)",
        @"you (?:clearly|obviously) (?:described|explained|set|deserve|deserved|need|needed|put|worked|spent|care|had|lost|waited|told|wrote)",
        @"if you (?:do not|don't|didn't|did not|have not|haven't|cannot|can't)",
        @"(?:that|why|because) you (?:didn't|did not|haven't|have not|never) (?:get|got|receive|hear|had|heard)",

        // Clearing them of blame.
        @"(?:not|n't|never|no|nothing|none)(?: \w+){0,5} your (?:own )?(?:fault|mistake|error|doing|responsibility|job)",
        @"(?:not|n't|never) (?:a |an |any )?user error",
        @"(?:do not|don't|not) blam(?:e|ing) you",
        @"no need (?:to|for you to) (?:worry|do|send|reply|log|raise|open|come|bring|call|explain|apologi[sz]e)",
        @"you (?:do not|don't|don't even) (?:need|have) to (?:log|raise|open|file|submit)",
        @"you need no ticket",
        @"(?:I have|I've|we have|we've) (?:asked|informed|notified|consulted|involved) (?:them|him|her|the|my|our)",
        @"(?:am|are|is|was|were|'m|'re|be) (?:all |firmly )?on your side",
        @"(?:nothing|anything|no action|no change|no changes)(?: \w+){0,5} (?:on|at|from) your (?:side|end)",
        @"(?:you(?:'re| are| were)|your \w+ (?:is|was|were|are)) (?:very|so|too) busy",

        // Keeping a promise, not repeating oneself.
        @"as (?:I|we) (?:said|told you|explained|mentioned|promised)(?: that)? (?:I|we)(?:'d|'ll| would| will)",
        @"(?:treat|treated|speak|spoken to|deal with|dealt with|talk|answered|handled)(?: \w+){0,3} with respect",
        @"with respect (?:to|for|and)",
        @"you always (?:can|have)|you can always",

        // Small words that shrink the effort asked of them, not the harm done to them.
        @"just an? (?:quick |short |brief |small )?(?:note|line|update|word|heads[- ]up|moment|second|message|click|call away|phone call)",
        @"only (?:takes?|took|needs?) (?:you )?(?:a|one|two) (?:clicks?|minutes? to (?:set|install|do)|steps?)",
        @"just one (?:click|more|thing|step|number|call|person)",
        @"(?:not|isn't|wasn't|more than) (?:just|only) (?:an?|one|two)",
        @"not the only (?:one|person|team|department)",
        @"only (?:a|one|two|an) (?:first step|workaround|start|stopgap|call away|phone call away|message away|temporary \w+)",
        @"not (?:an?|some) (?:small|minor|slight|tiny|little) \w+",

        // Owning up.
        @"(?:we|I) (?:did not|didn't|failed to|should have|never|have not|haven't|could have) (?:tell|told|warn|warned|inform|informed|announce|announced|follow|followed|communicate|communicated|explain|explained|check|checked|test|tested|answer|answered|reply|replied|notify|notified|keep|kept|listen|listened|read|ask|asked|plan|planned|meet|met|log|logged)(?: \w+){0,4}",
        @"(?:make sure|making sure|check|checked|confirm|see|until|whether|so that|once|know)(?: that)?(?: \w+){1,3} (?:works?|working|runs?|is working|working fine)(?: \w+){0,3}",
        @"(?:not|n't|no longer) (?:within|met|meet|beyond|outside|out of) (?:the |our |your )?(?:SLA|control|scope|remit)",
        @"to be fair to (?:you|everyone|all|the|your)",
        @"(?:tell|ask|check|know|find out|see|finding out)(?: \w+){0,2} if (?:anyone|anybody|someone|you|people) (?:was|were|has been|have been|is|are|felt) affected",
        @"(?:if|when|whenever|in case|should|why|how|before|until) (?:it|this|that) happens?",
        @"(?:not|n't|no|never|without) (?:an? )?excuses?",
    ];

    public static IReadOnlyList<Regex> All { get; } = [.. Phrases.Select(DraftWords.Read)];
}
