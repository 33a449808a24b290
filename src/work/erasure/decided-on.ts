// What somebody decides on, said above the form that approves or refuses: which record, how much of it, what goes with it, who asked. Never what it says.
import { dateAndTime } from '../../kernel/time.ts'
import { load } from '../../registers/records.ts'
import { namesOfStaff } from '../../registers/staff.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Erasable, wordsOf } from './erasable.ts'
import { erasure } from './procedure.ts'
import { askedWith } from './queries.ts'

type Stands = readonly { readonly name: string; readonly lines: readonly string[] }[]

export const decidedOn =
  (erasables: readonly Erasable[]) =>
  async (world: World, order: string): Promise<{ readonly stands: Stands }> =>
    await world.db.read(contextOf(world), async (reader) => {
      const { asked } = (await load(reader, world, erasure, order)).state
      if (asked === null) return { stands: [] }
      const [who] = await namesOfStaff.all(reader, { ids: [asked.staffId] })
      const beside = await askedWith.all(reader, { force: world.who.forceId, order })
      const withIt = beside.map((one) => `${wordsOf(erasables, one.of_kind)}: the words of ${inFacts(one.facts)}`)
      return {
        stands: [
          { name: 'What', lines: [wordsOf(erasables, asked.ofKind)] },
          { name: 'Record', lines: [asked.ofRecord] },
          { name: 'How much is erased', lines: [inFacts(asked.positions.length)] },
          ...(withIt.length === 0 ? [] : [{ name: 'What is erased with it', lines: withIt }]),
          { name: 'By what authority', lines: [`${asked.authority}: ${asked.document}`] },
          { name: 'Asked by', lines: [`${who?.name ?? ''}, ${dateAndTime(asked.at)}`] },
        ],
      }
    })

const inFacts = (count: number): string => `${count} ${count === 1 ? 'fact' : 'facts'}`
