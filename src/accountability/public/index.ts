import { type Slice } from '../../web/slice.ts'
import { type Measured } from './freeze.ts'
import { publishedFigures } from './procedure.ts'
import { publishing, type RuleOf, releasesPage } from './publishing.ts'

export { figureWords, type Measured } from './freeze.ts'
export { proveReleases } from './proofs.ts'
export { publishedFigures }

export const publicFigures = (measured: Measured, ruleOf: RuleOf): Slice => ({
  name: 'published figures',
  procedures: [publishedFigures],
  pages: [releasesPage],
  commands: publishing(measured, ruleOf),
  reactions: [],
})
