// What the form of an answer shows and holds at first.
import { type BoundCommand, bind } from '../../web/slice.ts'
import { cases } from './cases.ts'
import { answer } from './commands.ts'
import { vignette } from './procedure.ts'

export const vignetteCommands: readonly BoundCommand[] = [
  bind(vignette, answer, {
    says: 'Graded',
    after: () => '/vignettes',
    initial: async (_, __, query) => await Promise.resolve({ vignette: query['vignette'] }),
    load: async (_, __, typed) => await Promise.resolve({ about: textOf(typed['vignette']) }),
  }),
]

const textOf = (id: unknown): readonly string[] => cases.find((one) => one.id === id)?.text ?? []
