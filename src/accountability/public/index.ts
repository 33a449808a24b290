// Published figures. Read this first: the face of the slice.
import type { Slice } from '../../web/slice.ts'
import { followRelease } from './follow-release.ts'
import { type Publishing, publishing } from './publishing.ts'
import { releasePage, releasesPage } from './release-pages.ts'
import type { Measured } from './shown-measure.ts'
import type { Words } from './words.ts'

export { publishWhenDue } from './by-the-clock.ts'
export { figureThen } from './figure-then.ts'
export { proveReleases } from './proofs.ts'
export { publishing } from './publishing.ts'
export { readRelease } from './read-release.ts'
export { settings as publicSettings } from './settings.ts'

export const publicFigures = (measured: Measured, words: Words, how: Publishing): Slice => ({
  name: 'published figures',
  pages: [releasesPage, releasePage],
  commands: publishing(measured, words, how),
  reactions: [followRelease],
})
