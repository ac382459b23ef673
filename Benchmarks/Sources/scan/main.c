/* scan DATABASE: a bare sqlite3_step loop over the columns that the audit reads, in the same order and
   with the same cache. It does nothing with them but add them up, so that nothing is optimised away. */
#include <sqlite3.h>
#include <stdio.h>

int main(int count, char **arguments) {
  sqlite3 *database;
  sqlite3_stmt *rows;
  if (count != 2) return 64;
  if (sqlite3_open_v2(arguments[1], &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL))
    return 2;
  sqlite3_exec(database, "PRAGMA cache_size = -4096", NULL, NULL, NULL);
  const char *queries[] = {
      "SELECT id, service_id, variant_id, status, received_at, complete_at, paid_at, finished_at,"
      " handed_over_at, promised_at, recorded_at, tariff_paid, unproven, demanded, submitted, flags"
      " FROM transactions ORDER BY id",
      "SELECT transaction_id, reason, started_at, ended_at FROM pauses ORDER BY transaction_id, position",
      "SELECT transaction_id, ordinal, demanded, submitted FROM further_documents"
      " ORDER BY transaction_id, ordinal",
  };
  sqlite3_uint64 sum = 0, total = 0;
  int code = SQLITE_DONE;
  for (int query = 0; query < 3; query++) {
    if (sqlite3_prepare_v2(database, queries[query], -1, &rows, NULL)) return 2;
    int columns = sqlite3_column_count(rows);
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
      for (int column = 0; column < columns; column++)
        sum += (sqlite3_uint64)sqlite3_column_int64(rows, column);
      total++;
    }
    sqlite3_finalize(rows);
  }
  sqlite3_close(database);
  printf("%llu rows, sum %llu\n", total, sum);
  return code == SQLITE_DONE ? 0 : 2;
}
