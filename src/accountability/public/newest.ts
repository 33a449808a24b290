// The site as it was published last: looked at again every few seconds, by one at a time, and served as it was while the database is away.
import type { Database } from '../../kernel/database.ts'
import { type Clock, localDate, minutes, plus } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import { readPublished } from './published.ts'
import { publishedMark } from './release-queries.ts'
import { type Draw, makePages, type Site } from './site-pages.ts'

type Given = {
  readonly database: Database
  readonly clock: Clock
  readonly address: string
  readonly contact: string | null
  readonly asking: boolean
}

/** How long it is served without looking whether anything is new. */
const lookAgainSeconds = 5
/** Whoever comes after a longer quiet waits for the look, so that nobody is the one who gets what was there before. */
const waitAfterSeconds = 60

export function newestOf(
  given: Given,
  draw: Draw,
  failed: (error: unknown) => void,
): { readonly current: () => Promise<Site>; readonly look: () => Promise<void> } {
  let site: Site = {
    mark: '',
    pages: new Map(),
    onADay: new Map(),
    forums: new Map(),
    names: new Map(),
    notYet: new Map(),
  }
  let lookedAt = plus(given.clock(), minutes(-60))
  let looking: Promise<void> | null = null
  const context = () => ({ force: '', who: SYSTEM, now: given.clock() })
  const look = async () => {
    const now = given.clock()
    const row = await given.database.read(context(), async (reader) => await publishedMark.one(reader, {}))
    // How old the figures are is said in days: a new day makes new pages.
    const mark = `${row?.mark ?? ''} ${localDate(now)}`
    if (mark !== site.mark)
      site = makePages(given, await given.database.read(context(), readPublished), draw, mark, now)
    lookedAt = now
  }
  const current = async (): Promise<Site> => {
    const now = given.clock()
    if (now < plus(lookedAt, minutes(lookAgainSeconds / 60))) return site
    looking ??= look().finally(() => {
      looking = null
    })
    // With the database away, what there was is better than nothing.
    if (site.mark === '') await looking
    else if (now >= plus(lookedAt, minutes(waitAfterSeconds / 60))) await looking.catch(failed)
    else looking.catch(failed)
    return site
  }
  return { current, look }
}
