// Holds the Teams manifest to its schema and its icons to their sizes: node validate-teams-manifest.mjs [folder]
// The folder is written by TeamsManifestTests; without one it is artifacts/teams-manifest.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { AppManifestUtils } = createRequire(import.meta.url)('@microsoft/app-manifest');
const folder = process.argv[2] ?? path.join(path.dirname(fileURLToPath(import.meta.url)), '../../artifacts/teams-manifest');
const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
const findings = await AppManifestUtils.validateAgainstSchema(manifest);
for (const [name, size] of [['color', 192], ['outline', 32]]) {
  const png = fs.readFileSync(path.join(folder, manifest.icons[name]));
  if (png.readUInt32BE(0) !== 0x89504e47 || png.readUInt32BE(16) !== size || png.readUInt32BE(20) !== size) findings.push(`${name} is no PNG of ${size} by ${size}`);
}
for (const finding of findings) console.log(finding);
console.log(findings.length === 0 ? 'The manifest is valid.' : `${findings.length} findings`);
process.exit(findings.length === 0 ? 0 : 1);
