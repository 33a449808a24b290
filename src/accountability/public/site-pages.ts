// Every page of the public site, made once from what is published whenever that changes, and kept in memory.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type Instant, instant, localDate } from '../../kernel/time.ts'
import { capital } from '../../kernel/words.ts'
import { endedStages } from '../../practice/stages.ts'
import { monthsChart } from './chart.ts'
import type { PublicForum, PublicMeasure, PublicRecommendation } from './facts.ts'
import { atomOf, csvOf, dataOf } from './open-data.ts'
import { answersOf, type Published, thenAndNow } from './published.ts'

/** As whoever asked reads it on their own page. */
const stageWords: Readonly<Record<string, string>> = {
  received: 'being decided whether it is put',
  admitted: 'waiting for somebody to answer it',
  allocated: 'being answered',
  answered: 'answered; the answer is about to be published',
  rejected: 'not admitted',
}

export type Kept = {
  readonly type: string
  readonly plain: Buffer
  readonly packed: Buffer
  readonly tag: string
}
export type Draw = (template: string, values: Readonly<Record<string, unknown>>) => string
export type Site = {
  readonly mark: string
  readonly pages: ReadonlyMap<string, Kept>
  /** Where a question may be put, by force; a force that published anything is among them. */
  readonly forums: ReadonlyMap<string, readonly PublicForum[]>
  /** What each of them is called. */
  readonly names: ReadonlyMap<string, string>
}

export const views = 'accountability/public/views'

/** For whoever checks a release: served as it stands here. */
const program = readFileSync(new URL('./check-release.mjs', import.meta.url))

export function makePages(
  given: { readonly address: string; readonly asking: boolean },
  published: Published,
  draw: Draw,
  mark: string,
  now: Instant,
): Site {
  const pages = new Map<string, Kept>()
  const html = (path: string, view: string, values: Readonly<Record<string, unknown>>) =>
    void pages.set(path, keep('text/html; charset=utf-8', draw(`${views}/${view}.njk`, { path, ...values })))
  const { releases, verifiers } = published
  html('/', 'forces', {
    title: 'Is child protection policing getting better?',
    forces: releases.map((one) => ({ ...one.body, counts: countsOf(one.body.recommendations) })),
  })
  const key = verifiers.map((one) => one.key).join('\n')
  const [example] = releases
  html('/how-to-check', 'how-to-check', { title: 'How to check a release', verifiers, example, address: given.address })
  html('/accessibility', 'accessibility', { title: 'Accessibility statement' })
  html('/privacy', 'privacy', { title: 'Privacy notice' })
  if (key !== '') pages.set('/verifier.txt', keep('text/plain; charset=utf-8', `${key}\n`))
  pages.set('/check-release.mjs', keep('text/javascript; charset=utf-8', program))
  const forums = new Map<string, readonly PublicForum[]>()
  for (const { body, release_id, frozen_at, proof } of releases) {
    const root = `/${body.force}`
    const answers = answersOf(published, body.force)
    const shared = { release: body, releaseId: release_id, root, frozenAt: instant(frozen_at) }
    forums.set(body.force, published.forums.find((one) => one.force_id === body.force)?.body ?? [])
    html(root, 'force', {
      ...shared,
      title: body.forceName,
      answers: answers.slice(0, 5),
      moreAnswers: answers.length > 5,
      counts: countsOf(body.recommendations),
      recommendations: body.recommendations.map((one) => ({
        ...one,
        heading: capital(one.theme),
        shortly: shortlyOf(one),
      })),
      today: localDate(now),
      overdue: body.againBy !== undefined && localDate(now) > body.againBy,
      proven: proof !== null,
      asking: given.asking,
    })
    html(`${root}/questions`, 'questions', {
      ...shared,
      title: 'Questions and answers',
      answers: answers.map((one) => thenAndNow(one, body)),
      inHand: published.inHand
        .filter((one) => one.force_id === body.force)
        .map((one) => ({ ...one, stage: stageWords[one.stage] ?? one.stage })),
      asking: given.asking,
    })
    html(`${root}/releases`, 'all-releases', {
      ...shared,
      title: 'Every release',
      all: published.all.filter((one) => one.force_id === body.force),
    })
    for (const recommendation of body.recommendations)
      html(`${root}/${recommendation.id}`, 'recommendation', {
        ...shared,
        title: `${recommendation.reference}: ${capital(recommendation.theme)}`,
        one: {
          ...recommendation,
          heading: capital(recommendation.theme),
          gaps: (recommendation.gaps ?? []).map(({ measure, points }) => ({ measure, words: pointsWords(points) })),
        },
        measures: recommendation.measures.map((one) => withChart(one, body.statements ?? [body.sql])),
      })
    pages.set(`${root}/data.json`, jsonOf(dataOf(body, release_id)))
    pages.set(`${root}/data.csv`, keep('text/csv; charset=utf-8', csvOf(body)))
    const feed = atomOf(body, sinceWhen(published, body.force), given.address, answers)
    pages.set(`${root}/feed.atom`, keep('application/atom+xml; charset=utf-8', feed))
    if (proof !== null) pages.set(`${root}/proof.json`, jsonOf(proof))
  }
  const names = new Map(releases.map(({ body }) => [body.force, body.forceName]))
  return { mark, pages, forums, names }
}

export const jsonOf = (value: unknown): Kept => keep('application/json; charset=utf-8', JSON.stringify(value, null, 1))

export function keep(type: string, content: string | Buffer): Kept {
  const plain = Buffer.from(content)
  const tag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { type, plain, packed: gzipSync(plain), tag }
}

function countsOf(recommendations: readonly PublicRecommendation[]) {
  const of = (better: PublicRecommendation['better']) => recommendations.filter((one) => one.better === better).length
  return {
    yes: of('yes'),
    no: of('no'),
    early: of('too early to say'),
    untested: of('not tested yet'),
    closed: of('closed by the inspectorate'),
    superseded: of('superseded'),
    all: recommendations.length,
  }
}

/** What the list says beside the answer: what was recorded where that ended it, and the last status of what was superseded. */
function shortlyOf({ better, stage, standing, supersededBy = null }: PublicRecommendation): string | null {
  if (supersededBy !== null) return `by ${supersededBy.reference}; its last status: ${standing ?? 'none'}`
  return endedStages.includes(stage) && stage !== better ? stage : null
}

const withChart = (one: PublicMeasure, statements: readonly string[]) => ({
  ...one,
  chart: monthsChart(one),
  sql: statements[one.statement ?? 0] ?? null,
})

/** When a release first said of each recommendation what the newest says, by its identity. */
function sinceWhen({ said }: Published, force: string): ReadonlyMap<string, string> {
  const since = new Map<string, { readonly said: string; readonly at: string; readonly ended: boolean }>()
  for (const one of said) {
    if (one.force_id !== force) continue
    const known = since.get(one.id)
    if (known === undefined) since.set(one.id, { said: one.said, at: one.frozen_at, ended: false })
    else if (known.ended) continue
    else if (known.said === one.said) since.set(one.id, { ...known, at: one.frozen_at })
    else since.set(one.id, { ...known, ended: true })
  }
  return new Map([...since].map(([id, { at }]) => [id, at]))
}

const pointsWords = (points: number): string =>
  points === 0 ? 'level with' : `${Math.abs(points)} points ${points > 0 ? 'above' : 'below'}`
