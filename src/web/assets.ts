// The style sheets and scripts, put together once at start and served under names that change with their content.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

export type Assets = {
  /** What templates refer to. */
  readonly addresses: Readonly<Record<'css' | 'start' | 'live' | 'look' | 'drafts' | 'icon', string>>
  readonly serve: (server: FastifyInstance) => void
}

type Made = { readonly name: string; readonly type: string; readonly content: string }

export async function makeAssets(): Promise<Assets> {
  const govuk = made(
    'govuk.js',
    script,
    await text('../../node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js'),
  )
  const moj = made(
    'moj.js',
    script,
    await text('../../node_modules/@ministryofjustice/frontend/moj/moj-frontend.min.js'),
  )
  const start = (await text('./assets/start.js')).replace('govuk.js', govuk.name).replace('moj.js', moj.name)
  const files = [
    made('vigil.css', 'text/css; charset=utf-8', await styles()),
    made('start.js', script, start),
    made('live.js', script, await text('./assets/live.js')),
    made('look.js', script, await text('./assets/look.js')),
    made('drafts.js', script, await text('./assets/drafts.js')),
    made('icon.svg', 'image/svg+xml', await text('./assets/icon.svg')),
    govuk,
    moj,
  ]
  const pictures = await icons()
  const packed = await Promise.all(files.map(pack))
  const address = (ending: string) => `/assets/${files.find((file) => file.name.endsWith(ending))?.name}`
  return {
    addresses: {
      css: address('vigil.css'),
      start: address('start.js'),
      live: address('live.js'),
      look: address('look.js'),
      drafts: address('drafts.js'),
      icon: address('icon.svg'),
    },
    serve: (server) => {
      for (const file of packed) serveOne(server, file)
      for (const picture of pictures) servePicture(server, picture)
    },
  }
}

const script = 'text/javascript; charset=utf-8'

const text = async (path: string) => await readFile(new URL(path, import.meta.url), 'utf8')

function made(name: string, type: string, content: string): Made {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  return { name: `${hash}-${name}`, type, content }
}

/** The packages' own compiled sheets, without the font and the crest that only GOV.UK may use, then ours. */
async function styles(): Promise<string> {
  const [govuk, moj, own, charts] = await Promise.all([
    text('../../node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.css'),
    text('../../node_modules/@ministryofjustice/frontend/moj/moj-frontend.min.css'),
    text('./assets/vigil.css'),
    text('./charts/charts.css'),
  ])
  const plain = (sheet: string) =>
    sheet
      .replace(/\/\*# sourceMappingURL=.*?\*\//g, '')
      .replace(/@font-face\{[^}]*\}/g, '')
      .replaceAll('GDS Transport,arial,sans-serif', 'Arial,Helvetica,sans-serif')
      .replaceAll(/url\(\/assets\/images\/govuk-crest\.svg\)/g, 'none')
  return `${plain(govuk)}\n${plain(moj)}\n${own}\n${darkBySystem(own)}\n${charts}`
}

/** What is dark by choice is dark too where nobody chose and the system is: the same rules, written down once. */
function darkBySystem(sheet: string): string {
  const chosen = sheet.match(/^\[data-theme='dark'\][^{]*\{[^}]*\}/gm) ?? []
  const rules = chosen.map((rule) => rule.replaceAll("[data-theme='dark']", ':root:not([data-theme])'))
  return `@media screen and (prefers-color-scheme: dark) {\n${rules.join('\n')}\n}`
}

type Packed = Made & { readonly brotli: Buffer; readonly gzip: Buffer }

async function pack(file: Made): Promise<Packed> {
  const [brotli, zipped] = await Promise.all([
    promisify(brotliCompress)(file.content, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
    promisify(gzip)(file.content),
  ])
  return { ...file, brotli, gzip: zipped }
}

function serveOne(server: FastifyInstance, file: Packed): void {
  server.get(`/assets/${file.name}`, { config: { permission: 'anyone', rateLimit: false } }, async (request, reply) => {
    const accepted = String(request.headers['accept-encoding'] ?? '')
    void reply
      .type(file.type)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
    if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(file.brotli)
    if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(file.gzip)
    return reply.send(file.content)
  })
}

/** The icons that the packages' sheets refer to by fixed names; marks of the state are left out. */
async function icons(): Promise<readonly Made[]> {
  const folder = new URL('../../node_modules/@ministryofjustice/frontend/moj/assets/images/', import.meta.url)
  const names = (await readdir(folder)).filter((name) => name.startsWith('icon-') && name.endsWith('.svg'))
  return await Promise.all(
    names.map(async (name) => ({
      name,
      type: 'image/svg+xml',
      content: await readFile(new URL(name, folder), 'utf8'),
    })),
  )
}

function servePicture(server: FastifyInstance, picture: Made): void {
  server.get(
    `/assets/images/${picture.name}`,
    { config: { permission: 'anyone', rateLimit: false } },
    async (_request, reply) =>
      reply.type(picture.type).header('cache-control', 'public, max-age=86400').send(picture.content),
  )
}
