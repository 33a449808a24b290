// The public site: a process and a database role of its own. Every page is made once from what is published, and served from memory.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import formBody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import type { Database } from '../../kernel/database.ts'
import { type Clock, instant, minutes, plus } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import { makeAssets } from '../../web/assets.ts'
import { templates } from '../../web/filters.ts'
import { atomOf, csvOf, dataOf } from './open-data.ts'
import { answersPublished, newestReleases, proofOf, publishedMark } from './queries.ts'
import { type Asking, serveQuestions } from './site-questions.ts'

export type SiteGiven = {
  readonly database: Database
  readonly clock: Clock
  /** As people reach it, without a slash at its end. */
  readonly address: string
  readonly demonstration: boolean
  readonly proxies: readonly string[]
  readonly asking: Asking | null
}

type Kept = {
  readonly type: string
  readonly plain: Buffer
  readonly packed: Buffer
  readonly tag: string
  readonly status: number
}
type Site = { readonly mark: string; readonly pages: ReadonlyMap<string, Kept> }

/** How long a page may be old: what is frozen is a matter of weeks. */
const lookAgainMinutes = 5 / 60

export async function makeSite(
  given: SiteGiven,
): Promise<{ readonly http: FastifyInstance; readonly lookNow: () => Promise<void> }> {
  const http = fastify({
    bodyLimit: 32_768,
    trustProxy: given.proxies.length === 0 ? false : [...given.proxies],
    requestTimeout: 15_000,
    exposeHeadRoutes: true,
  })
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: given.address.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  })
  await http.register(formBody)
  await http.register(rateLimit, { global: false, cache: 20_000 })
  const assets = await makeAssets()
  assets.serve(http)
  const render = templates()
  const draw = (template: string, values: Readonly<Record<string, unknown>>) =>
    render(template, {
      assets: assets.addresses,
      address: given.address,
      demonstration: given.demonstration,
      ...values,
    })

  let site: Site = { mark: '', pages: new Map() }
  let lookedAt = plus(given.clock(), minutes(-60))
  let looking: Promise<void> | null = null
  const look = async () => {
    const now = given.clock()
    const context = { force: '', who: SYSTEM, now }
    const row = await given.database.read(context, async (reader) => await publishedMark.one(reader, {}))
    if (row !== null && row.mark !== site.mark) site = await build(given, draw, row.mark)
    lookedAt = now
  }
  /** Whoever comes while it is looked at gets what there was; only the very first waits. */
  const current = async (): Promise<Site> => {
    if (given.clock() >= plus(lookedAt, minutes(lookAgainMinutes))) {
      looking ??= look().finally(() => {
        looking = null
      })
      if (site.mark === '') await looking
      else looking.catch(() => undefined)
    }
    return site
  }

  http.get('/*', async (request, reply) => {
    const path = decodeURI(request.url.split('?')[0] ?? '/')
    const kept = (await current()).pages.get(path) ?? null
    if (kept === null)
      return reply
        .code(404)
        .type('text/html; charset=utf-8')
        .send(draw('accountability/public/views/missing.njk', { title: 'There is no such page' }))
    void reply
      .code(kept.status)
      .type(kept.type)
      .header('etag', kept.tag)
      .header('cache-control', 'public, max-age=60, stale-while-revalidate=300')
      .header('vary', 'accept-encoding')
    if (request.headers['if-none-match'] === kept.tag) return reply.code(304).send()
    if (/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')))
      return reply.header('content-encoding', 'gzip').send(kept.packed)
    return reply.send(kept.plain)
  })
  if (given.asking !== null)
    serveQuestions(http, { ...given, asking: given.asking, draw, forces: async () => forcesOf(await current()) })
  http.setErrorHandler((error, _request, reply) => {
    const status = statusOf(error)
    const title = said[status] ?? 'This page cannot be shown just now'
    return reply
      .code(said[status] === undefined ? 503 : status)
      .header('retry-after', status === 429 ? '3600' : '30')
      .type('text/html; charset=utf-8')
      .send(draw('accountability/public/views/missing.njk', { title }))
  })
  return { http, lookNow: look }
}

const said: Readonly<Record<number, string>> = {
  400: 'What was sent could not be read',
  413: 'This is too long: a question has 2,000 characters at most',
  415: 'What was sent could not be read',
  429: 'Five questions an hour came from this connection: try again later',
}

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 503

const forcesOf = (site: Site): readonly string[] =>
  [...site.pages.keys()].flatMap((path) => /^\/([a-z0-9-]+)$/.exec(path)?.[1] ?? [])

type Draw = (template: string, values: Readonly<Record<string, unknown>>) => string

async function build(given: SiteGiven, draw: Draw, mark: string): Promise<Site> {
  const context = { force: '', who: SYSTEM, now: given.clock() }
  const { releases, answers, proofs } = await given.database.read(context, async (reader) => {
    const newest = await newestReleases.all(reader, {})
    return {
      releases: newest,
      answers: await answersPublished.all(reader, {}),
      proofs: await Promise.all(newest.map(async (one) => await proofOf.one(reader, { release: one.release_id }))),
    }
  })
  const pages = new Map<string, Kept>()
  const html = (path: string, template: string, values: Readonly<Record<string, unknown>>) =>
    void pages.set(path, kept('text/html; charset=utf-8', draw(template, { path, ...values })))
  html('/', 'accountability/public/views/forces.njk', {
    title: 'Is child protection policing getting better?',
    forces: releases.map((one) => ({ ...one.body, counts: countsOf(one.body.recommendations) })),
  })
  for (const [index, one] of releases.entries()) {
    const { body } = one
    const root = `/${body.force}`
    const asked = answers.filter((answer) => answer.force_id === one.force_id)
    const proof = proofs[index]?.proof ?? null
    html(root, 'accountability/public/views/force.njk', {
      title: body.forceName,
      release: body,
      releaseId: one.release_id,
      root,
      answers: asked,
      counts: countsOf(body.recommendations),
      frozenAt: instant(one.frozen_at),
      proven: proof !== null,
      asking: given.asking !== null,
    })
    for (const recommendation of body.recommendations)
      html(`${root}/${recommendation.id}`, 'accountability/public/views/recommendation.njk', {
        title: `${recommendation.reference}: ${recommendation.theme}`,
        release: body,
        one: recommendation,
        root,
      })
    pages.set(
      `${root}/data.json`,
      kept('application/json; charset=utf-8', JSON.stringify(dataOf(body, one.release_id), null, 1)),
    )
    pages.set(`${root}/data.csv`, kept('text/csv; charset=utf-8', csvOf(body)))
    pages.set(
      `${root}/feed.atom`,
      kept('application/atom+xml; charset=utf-8', atomOf(body, one.release_id, given.address, asked)),
    )
    if (proof !== null)
      pages.set(`${root}/proof.json`, kept('application/json; charset=utf-8', JSON.stringify(proof, null, 1)))
  }
  return { mark, pages }
}

function countsOf(recommendations: readonly { readonly better: string }[]) {
  const of = (better: string) => recommendations.filter((one) => one.better === better).length
  return { yes: of('yes'), no: of('no'), early: of('too early to say'), all: recommendations.length }
}

function kept(type: string, content: string): Kept {
  const plain = Buffer.from(content)
  const tag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { type, plain, packed: gzipSync(plain), tag, status: 200 }
}
