// Makes sure the packages of package-lock.json are there. Plain JavaScript, since the system's Node 20 runs it and cannot read .ts.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'node_modules/.vigil-stamp')
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform}-${process.arch}`)
  .digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('Installing packages, once …')
  const status = install()
  if (status !== 0) {
    console.error('The packages could not be installed; what npm said stands above. The first start needs the network.')
    process.exit(status)
  }
  writeFileSync(stamp, wanted)
}

// What a machine's npm settings leave out is asked for by name; no package's own scripts are run. Versions and hashes are the lock
// file's. Not `npm ci`: it refuses a lock file without the packages for other systems, and the registry it was made with lacks some.
function install() {
  const wishes = [
    '--include=optional',
    '--include=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
  const [command, ...before] = npm
  return (
    spawnSync(command, [...before, 'install', '--no-save', ...wishes], { cwd: root, stdio: ['ignore', 2, 2] }).status ??
    1
  )
}
