// The people of the demonstration, all invented, each in a named job.
import type { Role } from '../../registers/permissions.ts'

export type Named = {
  readonly name: string
  readonly roles: readonly Role[]
  readonly unit: string
  readonly trained: boolean
}

const person = (name: string, unit: string, roles: readonly Role[], trained = true): Named => ({
  name,
  unit,
  roles,
  trained,
})

/** All invented. The first of each job is the one that a visitor signs in as. */
export const people: readonly Named[] = [
  person('Asha Nolan', 'control-room', ['call handler']),
  person('Ben Okafor', 'control-room', ['call handler'], false),
  person('Carys Whitmore', 'control-room', ['dispatcher']),
  person('Dev Ramsden', 'control-room', ['force incident manager']),
  person('Ewa Lindqvist', 'control-room', ['force incident manager']),
  person('Farah Quill', 'headquarters', ['duty superintendent']),
  person('Gareth Ashdown', 'stafford-response', ['local operations inspector']),
  person('Hollie Marchbank', 'stoke-response', ['local operations inspector']),
  person('Imran Tolliver', 'burton-response', ['local operations inspector']),
  person('Jo Pemberley', 'stafford-response', ['sergeant']),
  person('Kofi Danvers', 'stoke-response', ['sergeant']),
  person('Lena Castell', 'burton-response', ['sergeant'], false),
  person('Mina Harrow', 'stafford-response', ['response officer']),
  person('Noel Birchall', 'stoke-response', ['response officer']),
  person('Oona Fairley', 'investigation', ['investigating officer']),
  person('Priya Stanmore', 'investigation', ['detective inspector']),
  person('Quentin Hale', 'investigation', ['exploitation desk']),
  person('Rosa Wexford', 'missing-team', ['missing person coordinator']),
  person('Sam Underhill', 'headquarters', ['improvement team', 'policy author']),
  person('Tess Mowbray', 'headquarters', ['chief officer', 'policy approver']),
  person('Uma Kettering', 'headquarters', ["commissioner's office"]),
  person('Vic Arkwright', 'headquarters', ['auditor']),
  person('Wren Solway', 'headquarters', ['system administrator']),
  person('Abel Truscott', 'control-room', ['call handler']),
  person('Bethan Crosby', 'control-room', ['call handler']),
  person('Chandra Mistry', 'control-room', ['call handler']),
  person('Dara Fitzmoor', 'control-room', ['call handler'], false),
  person('Edie Halloran', 'control-room', ['call handler']),
  person('Femi Gadsby', 'control-room', ['call handler']),
  person('Gwen Tarleton', 'control-room', ['dispatcher']),
  person('Haroon Selwood', 'control-room', ['force incident manager']),
  person('Iris Calloway', 'headquarters', ['duty superintendent']),
  person('Jamal Westbury', 'cannock-response', ['local operations inspector']),
  person('Kirsten Ould', 'newcastle-response', ['local operations inspector']),
  person('Laszlo Brindley', 'tamworth-response', ['local operations inspector']),
  person('Moira Stallard', 'stoke-response', ['local operations inspector']),
  person('Nikhil Garside', 'stafford-response', ['local operations inspector']),
  person('Olu Penhallow', 'stoke-response', ['sergeant']),
  person('Petra Langdale', 'cannock-response', ['sergeant']),
  person('Rafiq Holloway', 'newcastle-response', ['sergeant']),
  person('Saskia Thorne', 'tamworth-response', ['sergeant']),
  person('Tobias Wray', 'burton-response', ['sergeant']),
  person('Una Makepeace', 'stafford-response', ['sergeant']),
  person('Vikram Rolfe', 'burton-response', ['response officer']),
  person('Willa Treadgold', 'cannock-response', ['response officer']),
  person('Xanthe Mallory', 'newcastle-response', ['response officer']),
  person('Yusra Colley', 'tamworth-response', ['response officer']),
  person('Zeke Hartnoll', 'stoke-response', ['response officer']),
  person('Anwen Pryce', 'stafford-response', ['response officer']),
  person('Bastian Coyle', 'investigation', ['investigating officer']),
  person('Clio Ransome', 'investigation', ['investigating officer']),
  person('Desta Moorcroft', 'investigation', ['detective inspector']),
  person('Esme Tindall', 'missing-team', ['missing person coordinator']),
  person('Ines Fallow', 'headquarters', ['inspector']),
  person('Piet Lowther', 'headquarters', ['panel secretariat']),
  person('Rhona Verity', 'headquarters', ['auditor']),
  person('Milo Ferrand', 'headquarters', ['improvement team']),
  person('Sunita Brand', 'headquarters', ['chief officer']),
  person('Hal Brackley', 'headquarters', ['records manager']),
  person('Ottoline Reeve', 'headquarters', ['records manager']),
  // Whoever asks for another date for what the office must meet does not agree to it (decision 0024).
  person('Edwina Crale', 'headquarters', ["commissioner's office"]),
]

export const neighbours: readonly Named[] = [
  person('Nell Orchard', 'control-room', ['force incident manager']),
  person('Rory Blakemore', 'control-room', ['call handler']),
  person('Thea Lomax', 'headquarters', ['auditor']),
]

/** Names in the order in which the people of all forces were written down. */
export const writtenDown: readonly string[] = [...people, ...neighbours].map((one) => one.name)
