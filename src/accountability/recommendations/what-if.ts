// What a closure test would say today, before anybody approves it: computed like the status itself, and written nowhere.
import { localDate } from '../../kernel/time.ts'
import type { World } from '../../registers/world.ts'
import { figuresFor, type ReadMonths } from './figures.ts'
import type { Besides, Judged } from './standing/judged.ts'
import { standing } from './standing.ts'
import type { ClosureTest } from './test.ts'

export async function whatIf(
  world: World,
  test: ClosureTest,
  {
    metBefore,
    countsAfterDays = 0,
    ...counting
  }: Pick<Besides, 'countsFrom' | 'sincePublished' | 'countsAfterDays'> & { readonly metBefore: boolean },
  read: ReadMonths,
): Promise<Judged> {
  const figures = await figuresFor(read, world.who.forceId, [test], world.now)
  const audit = figures.audit(test)
  return standing(test, figures.months(test), metBefore, {
    ...counting,
    today: localDate(world.now),
    openConcerns: figures.openConcerns(test),
    gaps: figures.gaps(test),
    countsAfterDays,
    ...(audit === null ? {} : { audit }),
  })
}
