// Beside an action of the local policing body’s own: what its measures said when it was undertaken, and what they say now.
import type { Reader } from '../../kernel/database.ts'
import type { World } from '../../registers/world.ts'
import type { FigureThen, ReadFigure } from '../figure-then.ts'
import { figureWords } from '../figure-words.ts'

/** Received as values: which slice answers is not known here. */
export type Figures = {
  readonly read: ReadFigure
  readonly questions: ReadonlyMap<string, { readonly question: string }>
}

type Beside = { readonly measure: string; readonly whenUndertaken: string; readonly now: string }

export const figuresBeside = async (
  { read }: Figures,
  reader: Reader,
  { who, now }: World,
  figures: readonly FigureThen[],
): Promise<readonly Beside[]> =>
  await Promise.all(
    figures.map(async (then) => {
      const today = await read(reader, who.forceId, then.measure, now)
      return {
        measure: then.measure,
        whenUndertaken: figureWords(then),
        now: today === null ? 'It is no longer measured.' : figureWords(today),
      }
    }),
  )
