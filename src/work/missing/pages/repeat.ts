// Children reported again and again: how often, what is planned, what was referred; and the four weeks after a first episode.
import Type, { type Static } from 'typebox'
import { done } from '../../../kernel/outcome.ts'
import { parted } from '../../../kernel/parted.ts'
import { hours, type Instant, instant, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { Id, Maybe, When } from '../../../registers/schemas.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { agedNow } from '../age.ts'
import { firstEpisodes, repeatChildren } from '../queries/repeat.ts'
import { consulted } from '../queries.ts'
import { childrenRepeatAnswer } from './answers/repeat.ts'

/** The rolling window of the referral at three reports (APP 2023). */
const windowDays = 90
/** Measure M3 looks at the four weeks after a first episode. */
const watchDays = 28
/** Of each list on a page. */
const perPage = 25

/** Where the page before ended; left out at the beginning. */
const goesOn = <Schema extends Type.TSchema>(schema: Schema, title: string) =>
  Type.Optional({ ...Maybe(schema), title, input: 'hidden' })

export const repeatPage = page({
  path: '/children/repeat',
  permission: 'see an episode',
  template: 'work/missing/views/repeat.njk',
  title: 'Children missing repeatedly',
  area: '/board',
  query: Type.Object({
    reports: goesOn(Type.Integer({ minimum: 0 }), 'After so many reports'),
    latest: goesOn(When, 'The last of them then'),
    person: goesOn(Id, 'Of this child'),
    watch: goesOn(When, 'First reported after'),
  }),
  answer: childrenRepeatAnswer,
  load: async (world, { query }) => {
    const { reports, latest, person, watch } = query
    const after = reports == null || latest == null || person == null ? null : { reports, latest, person }
    return done(await readRepeat(world, after, watch ?? null))
  },
})

type After = { readonly reports: number; readonly latest: string; readonly person: string }

/** Going on in one of the lists leaves the other out. */
async function readRepeat(world: World, after: After | null, watchAfter: string | null) {
  const { forceId, staffId } = world.who
  const since = (days: number) => plus(world.now, hours(-24 * days))
  const threshold = setting(world.policyAt(world.now), 'repeat.reports')
  return await world.db.write(contextOf(world), async (writer) => {
    const [children, firsts] = await Promise.all([
      watchAfter === null
        ? repeatChildren.all(writer, { force: forceId, since: since(windowDays), least: 2, after, limit: perPage })
        : null,
      after === null
        ? firstEpisodes.all(writer, { force: forceId, since: watchAfter ?? since(watchDays), limit: perPage })
        : null,
    ])
    const ids = [...(children ?? []).flatMap((one) => one.record_ids), ...(firsts ?? []).map((one) => one.record_id)]
    writer.send(consulted(forceId, staffId, world.now, 'repeat children', [...new Set(ids)], null))
    const shown = children?.map((one) => childRow(one, threshold, world.now)) ?? null
    const watch = firsts?.map((one) => watchRow(one, world.now)) ?? null
    const [owing, settled] = parted(shown ?? [], wantsALook)
    const [watchOwing, watchSettled] = parted(watch ?? [], (one) => one.late || one.again > 0)
    return {
      windowDays,
      watchDays,
      threshold,
      first: after === null && watchAfter === null,
      more: children?.length === perPage ? onFrom(children.at(-1)) : null,
      moreWatch: firsts?.length === perPage ? (firsts.at(-1)?.reported_at ?? null) : null,
      children: shown,
      owing,
      settled,
      watch,
      watchOwing,
      watchSettled,
    }
  })
}

const childRow = (one: Static<typeof repeatChildren.row>, threshold: number, now: Instant) => ({
  name: one.name,
  ...agedNow({ ...one, reported_at: one.latest_at }, now),
  reports: one.reports,
  latestAt: one.latest_at,
  latest: one.record_ids[0] ?? '',
  recordIds: one.record_ids,
  missingNow: one.missing_now,
  lookedAfter: one.looked_after,
  exploited: one.exploited,
  planAt: one.trigger_plan_at,
  planUntil: one.trigger_plan_until,
  // Owed from the same report on as the referral: before it a plan is nobody's duty (F26).
  planOwed: one.trigger_plan_at === null && one.reports >= threshold,
  planLapsed: one.trigger_plan_until !== null && instant(one.trigger_plan_until) < now,
  referral: referral(one, threshold),
  referralOwedOn: one.referral_owed_on,
  referralAt: one.referral_at,
})

const watchRow = (one: Static<typeof firstEpisodes.row>, now: Instant) => ({
  recordId: one.record_id,
  name: one.name,
  ...agedNow(one, now),
  phase: one.phase,
  reportedAt: one.reported_at,
  until: one.due_at ?? plus(instant(one.reported_at), hours(24 * watchDays)),
  keptAt: one.kept_at,
  late: one.kept_at === null && one.again === 0 && one.due_at !== null && one.due_at < now,
  again: one.again,
  returnInterview: one.return_interview,
})

/** Missing now, with a plan owed or past its review, or with a referral owed: these stand open, the others fold. */
const wantsALook = (one: ReturnType<typeof childRow>): boolean =>
  one.missingNow || one.planLapsed || one.planOwed || one.referral === 'owed'

/** Where the next page begins. */
const onFrom = (last: { reports: number; latest_at: string; person_id: string } | undefined): string | null =>
  last === undefined
    ? null
    : new URLSearchParams({ reports: String(last.reports), latest: last.latest_at, person: last.person_id }).toString()

/** Once a window: a referral made within it stands for the reports after it too. */
function referral(one: Static<typeof repeatChildren.row>, threshold: number): 'made' | 'owed' | 'not yet' {
  // Something is new since: it is owed once more.
  if (one.referral_owed_on !== null) return 'owed'
  if (one.referral_at !== null) return 'made'
  return one.reports >= threshold ? 'owed' : 'not yet'
}
