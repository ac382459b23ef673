/* scan DATABASE: a bare sqlite3_step loop over the columns that the audit reads, in the same order and
   with the same cache. It does nothing with them but add them up, so that nothing is optimised away. */
#include <sqlite3.h>
#include <stdio.h>

enum { INTEGERS = 14, TEXTS = 3 };

int main(int count, char **arguments) {
  sqlite3 *database;
  sqlite3_stmt *rows;
  if (count != 2) return 64;
  if (sqlite3_open_v2(arguments[1], &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL))
    return 2;
  sqlite3_exec(database, "PRAGMA cache_size = -4096", NULL, NULL, NULL);
  const char *query =
      "SELECT id, entry, service_id, variant_id, status, received_at, complete_at, paid_at, finished_at,"
      " handed_over_at, promised_at, demanded, submitted, flags, charges, pauses, further_papers"
      " FROM transactions ORDER BY id";
  sqlite3_uint64 sum = 0, total = 0;
  int code = SQLITE_DONE;
  if (sqlite3_prepare_v2(database, query, -1, &rows, NULL)) return 2;
  while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
    for (int column = 0; column < INTEGERS; column++)
      sum += (sqlite3_uint64)sqlite3_column_int64(rows, column);
    for (int column = INTEGERS; column < INTEGERS + TEXTS; column++) {
      const unsigned char *text = sqlite3_column_text(rows, column);
      int length = sqlite3_column_bytes(rows, column);
      if (length) sum += text[length - 1];
    }
    total++;
  }
  sqlite3_finalize(rows);
  sqlite3_close(database);
  printf("%llu rows, sum %llu\n", total, sum);
  return code == SQLITE_DONE ? 0 : 2;
}
