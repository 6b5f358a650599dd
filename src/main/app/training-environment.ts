/** What the process of the training stores is told by its environment. How many shoppers they have is for tests alone. */
export function trainingEnvironment(env: NodeJS.ProcessEnv, packaged: boolean): NodeJS.ProcessEnv {
  const { KEYDESK_TRAINING_CUSTOMERS: _, ...others } = env;
  return packaged ? others : env;
}
