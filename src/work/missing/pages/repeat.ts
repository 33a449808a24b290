// Children reported again and again: how often, what is planned, what was referred; and the four weeks after a first episode.
import { done } from '../../../kernel/outcome.ts'
import { hours, instant, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { firstEpisodes, repeatChildren } from '../queries/episode.ts'
import { consulted } from '../queries.ts'

/** The rolling window of the referral at three reports (APP 2023). */
const windowDays = 90
/** Measure M3 looks at the four weeks after a first episode. */
const watchDays = 28
const shownMost = 100

export const repeatPage = page({
  path: '/children/repeat',
  permission: 'see an episode',
  template: 'work/missing/views/repeat.njk',
  title: 'Children reported missing again',
  area: '/board',
  load: async (world) => done(await readRepeat(world)),
})

async function readRepeat(world: World) {
  const { forceId, staffId } = world.who
  const since = (days: number) => plus(world.now, hours(-24 * days))
  const threshold = setting(world.policyAt(world.now), 'repeat.reports')
  return await world.db.write(contextOf(world), async (writer) => {
    const [children, firsts] = await Promise.all([
      repeatChildren.all(writer, { force: forceId, since: since(windowDays), least: 2, limit: shownMost }),
      firstEpisodes.all(writer, { force: forceId, since: since(watchDays), limit: shownMost }),
    ])
    const ids = [...children.flatMap((one) => one.record_ids), ...firsts.map((one) => one.record_id)]
    writer.send(consulted(forceId, staffId, world.now, 'repeat children', [...new Set(ids)], null))
    return {
      windowDays,
      watchDays,
      threshold,
      children: children.map((one) => ({
        name: one.name,
        age: one.age,
        reports: one.reports,
        latestAt: one.latest_at,
        latest: one.record_ids[0] ?? '',
        recordIds: one.record_ids,
        missingNow: one.missing_now,
        lookedAfter: one.looked_after,
        exploited: one.exploited,
        planAt: one.trigger_plan_at,
        referral: referral(one.reports, threshold, one.referral_at),
        referralAt: one.referral_at,
      })),
      watch: firsts.map((one) => ({
        recordId: one.record_id,
        name: one.name,
        age: one.age,
        phase: one.phase,
        reportedAt: one.reported_at,
        until: one.due_at ?? plus(instant(one.reported_at), hours(24 * watchDays)),
        keptAt: one.kept_at,
        late: one.kept_at === null && one.again === 0 && one.due_at !== null && one.due_at < world.now,
        again: one.again,
        returnInterview: one.return_interview,
      })),
      full: children.length === shownMost || firsts.length === shownMost,
    }
  })
}

/** Once a window: a referral made within it stands for the reports after it too. */
function referral(reports: number, threshold: number, madeAt: string | null): 'made' | 'owed' | 'not yet' {
  if (madeAt !== null) return 'made'
  return reports >= threshold ? 'owed' : 'not yet'
}
