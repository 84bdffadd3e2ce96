/** Minutes between two polls that cron can say: those that divide an hour, and whole hours that divide a day. */
export const PERIODS: readonly number[] = [5, 6, 10, 12, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720, 1440];
