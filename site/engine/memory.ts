/** What lib/fast reserves in a worker of a page, half of what it does elsewhere: 64 MiB for weights and tables. */
export const MEBIBYTES = 128;
