// Every page of the public site, made once from what is published whenever that changes, and kept in memory.
import { readFileSync } from 'node:fs'
import type { Instant } from '../../kernel/time.ts'
import type { PublicForum } from './facts.ts'
import { countsOf, forceFiles, forcePages } from './force-pages.ts'
import { type Kept, keep } from './kept.ts'
import { monitoringPage } from './monitoring-said.ts'
import { filesNotYet, notYet, pagesNotYet } from './not-yet.ts'
import type { Published } from './published.ts'
import { forSearchEngines } from './search-engines.ts'

export type Draw = (template: string, values: Readonly<Record<string, unknown>>) => string
/** `wrong`: there is no such day, or it is after the release. */
export type AsOf = { readonly page: string; readonly wrong: boolean }
export type Site = {
  readonly mark: string
  readonly pages: ReadonlyMap<string, Kept>
  /** Where a question may be put, by force; a force that published anything is among them. */
  readonly forums: ReadonlyMap<string, readonly PublicForum[]>
  /** What each of them is called. */
  readonly names: ReadonlyMap<string, string>
  /** Pages that may be asked for as of a day, by their path; null where none is asked for. */
  readonly onADay: ReadonlyMap<string, (on: string | null) => AsOf | null>
  /** The same of forces that published no figures yet: nothing may be asked of them here. */
  readonly notYet: ReadonlyMap<string, string>
}

export const views = 'accountability/public/views'

/** For whoever checks a release: served as it stands here. */
const program = readFileSync(new URL('./check-release.mjs', import.meta.url))

export function makePages(
  given: { readonly address: string; readonly contact: string | null; readonly asking: boolean },
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
    notYet: notYet(published),
  })
  const key = verifiers.map((one) => one.key).join('\n')
  const [example] = releases
  html('/how-to-check', 'how-to-check', { title: 'How to check a release', verifiers, example, address: given.address })
  html('/accessibility', 'accessibility', { title: 'Accessibility statement', contact: given.contact })
  html('/privacy', 'privacy', { title: 'Privacy notice', contact: given.contact })
  pages.set('/verifier.txt', keep(plainText, key === '' ? noKeyYet : `${key}\n`))
  pages.set('/check-release.mjs', keep('text/javascript; charset=utf-8', program))
  const forums = new Map<string, readonly PublicForum[]>()
  for (const release of releases) {
    const { force } = release.body
    forums.set(force, published.forums.find((one) => one.force_id === force)?.body ?? [])
    for (const [view, path, values] of forcePages(release, { published, asking: given.asking, now }))
      html(path, view, values)
    for (const [path, kept] of forceFiles(release, published, { address: given.address, now })) pages.set(path, kept)
  }
  const waiting = notYet(published)
  for (const force of waiting) {
    for (const [view, path, values] of pagesNotYet(force, published, now)) html(path, view, values)
    for (const [path, kept] of filesNotYet(force, published, { address: given.address, now })) pages.set(path, kept)
  }
  for (const [path, kept] of forSearchEngines(given, pages, [...forums.keys()])) pages.set(path, kept)
  const onADay = new Map(
    releases.map(({ body }) => {
      const root = `/${body.force}`
      const shown = (on: string | null): AsOf | null => {
        if (on === null) return null
        const [view, path, values] = monitoringPage({ release: body, root }, on)
        return { page: draw(`${views}/${view}.njk`, { path, ...values }), wrong: values['wrong'] === true }
      }
      return [`${root}/monitoring`, shown] as const
    }),
  )
  const names = new Map(releases.map(({ body }) => [body.force, body.forceName]))
  return { mark, pages, onADay, forums, names, notYet: new Map(waiting.map((one) => [one.force, one.forceName])) }
}

const plainText = 'text/plain; charset=utf-8'
const noKeyYet =
  'No release has been signed yet. The key that checks releases will be here once the first one is signed.\n'
