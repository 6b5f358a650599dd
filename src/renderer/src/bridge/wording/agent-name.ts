/** The agent as colleagues know them: the journal marks an account of the computer by a prefix that says nothing here. */
export function agentName(agent: string): string {
  return agent.replace(/^os:/u, '');
}
