// The quarter's cases for a grader, and how far graders agree by team.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { done } from '../../kernel/outcome.ts'
import { sql } from '../../kernel/sql.ts'
import { rolesThatMay } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { Maybe } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Page, page } from '../../web/slice.ts'
import { agreementByTeam, agreementWords, fewest, spreadOf } from './agreement.ts'
import { vignettesAnswer, vignettesResultsAnswer } from './answers.ts'
import { cases, levels, type MinimumOf } from './cases.ts'
import { Level } from './facts.ts'
import { vignetteId } from './identity.ts'
import { endOf, quarterFrom, quarterOf, vignette } from './procedure.ts'

export const pagesOf = (minimumOf: MinimumOf): readonly Page[] => [vignettesPage(minimumOf), resultsPage(minimumOf)]

const vignettesPage = (minimumOf: MinimumOf) =>
  page({
    path: '/vignettes',
    permission: 'answer vignettes',
    template: 'work/vignettes/views/vignettes.njk',
    title: 'Grading exercise',
    answer: vignettesAnswer,
    load: async (world) => {
      const quarter = quarterOf(world.now)
      const recordId = vignetteId(world.who.forceId, world.who.staffId, quarter)
      const folded = await world.db.read(
        contextOf(world),
        async (reader) => await load(reader, world, vignette, recordId),
      )
      const given = new Map(folded.state.answers.map((one) => [one.vignette, one]))
      const finished = cases.every((one) => given.has(one.id))
      return done({
        quarter,
        endsOn: endOf(quarter),
        answered: given.size,
        cases: cases.map((one) => ({
          id: one.id,
          title: one.title,
          href: `/vignette/${recordId}/answers?vignette=${one.id}`,
          level: given.get(one.id)?.level ?? null,
          // Only when all are graded: what Vigil says must not lead the next answer.
          minimum: finished ? minimumOf(one, world.policyAt(world.now), world.now) : null,
        })),
        finished,
      })
    },
  })

const resultsPage = (minimumOf: MinimumOf) =>
  page({
    path: '/vignettes/results',
    permission: 'see vignette results',
    template: 'work/vignettes/views/results.njk',
    title: 'How far graders agree',
    query: Type.Object({
      quarter: { ...Maybe(Type.String({ pattern: '^[0-9]{4}-Q[1-4]$' })), title: 'Quarter', input: 'text' },
    }),
    answer: vignettesResultsAnswer,
    load: async (world, { query }) => {
      const now = quarterOf(world.now)
      const quarter = query.quarter ?? quarterFrom(now, -1)
      const ended = quarter < now
      const { given, asked } = await answersOf(world, quarter)
      // While answers still come, figures read before and after one person's would give that person's away.
      const shown = ended ? given : []
      return done({
        quarter,
        before: quarterFrom(quarter, -1),
        after: ended ? quarterFrom(quarter, 1) : null,
        shownFrom: ended ? null : endOf(quarter),
        // Who grades now was not who graded then.
        taken: { ...takenBy(given), of: quarter === now ? asked : null },
        fewest,
        levels,
        groups: agreementByTeam(shown, vignetteId(world.who.forceId, world.who.staffId, quarter)).map((one) =>
          one.shown ? { ...one, words: agreementWords(one) } : one,
        ),
        cases: spreadOf(shown).map((row, index) => {
          const one = cases[index]
          return { ...row, minimum: one ? minimumOf(one, world.policyAt(world.now), world.now).floor : null }
        }),
      })
    },
  })

async function answersOf(world: World, quarter: string) {
  const { forceId: force } = world.who
  return await world.db.read(contextOf(world), async (reader) => {
    const [rows, graders] = await Promise.all([
      answersOfQuarter.all(reader, { force, quarter }),
      whoGrades.one(reader, { force, roles: [...rolesThatMay('answer vignettes')] }),
    ])
    const given = rows.map((row) => ({
      grader: row.record_id,
      team: row.team,
      vignette: row.vignette,
      level: row.level,
    }))
    return { given, asked: graders?.graders ?? 0 }
  })
}

/** How many began, and how many graded all ten. */
function takenBy(given: readonly { readonly grader: string }[]) {
  const answers = [...Map.groupBy(given, (one) => one.grader).values()]
  return { begun: answers.length, finished: answers.filter((of) => of.length === cases.length).length }
}

const whoGrades = statement({
  name: 'vignettes: how many people grade',
  row: Type.Object({ graders: Type.Integer() }),
  example: { force: 'demonstration', roles: ['call handler'] },
  sql: (p: { readonly force: string; readonly roles: readonly string[] }) => sql`
    select count(*)::integer as graders
    from staff
    where force_id = ${p.force}
      and left_at is null
      and roles && ${[...p.roles]}::text[]
    limit 1`,
})

const answersOfQuarter = statement({
  name: 'vignettes: answers of a quarter',
  row: Type.Object({ record_id: Type.String(), team: Type.String(), vignette: Type.String(), level: Level }),
  example: { force: 'demonstration', quarter: '2026-Q4' },
  sql: (p: { readonly force: string; readonly quarter: string }) => sql`
    select a.record_id, coalesce(u.name, a.team) as team, a.vignette, a.level
    from vignette_answer a
    left join lateral (
      select unit.name from unit where unit.force_id = a.force_id and unit.unit_id = a.team limit 1
    ) u on true
    where a.force_id = ${p.force}
      and a.quarter = ${p.quarter}
    order by a.record_id, a.vignette
    limit 50000`,
})
