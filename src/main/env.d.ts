/** What the build fills in. */
interface ImportMetaEnv {
  /** '1' in the variant for the smoke test, which may be driven from outside; absent in everything that is given away. */
  readonly MAIN_VITE_DRIVABLE?: string;
}
