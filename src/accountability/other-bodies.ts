// Who owes to the force or to the public what they owe: the board does not hold them to account for it.

export const otherBodies: readonly string[] = ["commissioner's office", 'panel secretariat', 'local policing body']
