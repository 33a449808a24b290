// What stands around the force, entered as people would: bodies with their terms, an invented audit and two inspections with comments on them, what the commissioner’s office did, questions of the public and reports of other programmes.
import { actingOf, type Given } from './around-the-force/acting.ts'
import { enterBodies } from './around-the-force/bodies.ts'
import { commentOnFirst, commentOnSecond } from './around-the-force/comments.ts'
import { setDates } from './around-the-force/dates-set.ts'
import { holdAudit, holdFirst, holdSecond } from './around-the-force/inspections.ts'
import { listOtherProgrammes } from './around-the-force/publications.ts'
import { answerInPublic, askInPublic } from './around-the-force/questions.ts'
import { answerAudit, answerFirst, approveTests } from './around-the-force/response.ts'
import { holdAgainstFigures, meetInPublic, scrutinise } from './around-the-force/scrutiny.ts'
import { submitWhatIsMet } from './around-the-force/submitted.ts'

/** Begun again it does nothing twice: every command has a key of its own. Nothing of what is published of real reports is touched. */
export async function enterAroundTheForce(given: Given): Promise<void> {
  const acting = actingOf(given)
  await enterBodies(acting)
  await holdAudit(acting)
  await answerAudit(acting)
  await holdFirst(acting)
  await answerFirst(acting)
  await commentOnFirst(acting)
  await holdSecond(acting)
  await commentOnSecond(acting)
  await scrutinise(acting)
  await meetInPublic(acting)
  await listOtherProgrammes(acting)
  await askInPublic(acting)
  await approveTests(acting)
  await setDates(acting)
}

/** Once the year is loaded: what is kept beside the figures of its day. */
export async function enterBesideFigures(given: Given): Promise<void> {
  const acting = actingOf(given)
  await submitWhatIsMet(acting)
  await holdAgainstFigures(acting)
  await answerInPublic(acting)
}
