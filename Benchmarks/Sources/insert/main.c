/* insert SOURCE TARGET [plain]: reads every transaction of SOURCE into memory, then inserts them with a prepared
   statement into TARGET (which has the standards, and no transaction yet) in one transaction.
   Its settings are those of the product's importer, or with `plain` SQLite's own.
   Prints the CPU seconds of the second part alone, checkpoint at close included. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { MOST = 64 };

typedef struct {
  int type; /* of SQLite */
  int length;
  sqlite3_int64 number;
  char *bytes;
} Value;

static Value *values;
static int columns;
static size_t rows, capacity;

static void fail(sqlite3 *database, const char *what) {
  fprintf(stderr, "insert: %s: %s\n", what, sqlite3_errmsg(database));
  exit(2);
}

static double cpu(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_utime.tv_usec / 1e6 + usage.ru_stime.tv_sec +
         usage.ru_stime.tv_usec / 1e6;
}

static void load(sqlite3 *database) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(database, "SELECT * FROM transactions ORDER BY id", -1, &statement, NULL))
    fail(database, "transactions");
  columns = sqlite3_column_count(statement);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    if (rows == capacity) {
      capacity = capacity ? capacity * 2 : 1024;
      values = realloc(values, capacity * columns * sizeof(Value));
      if (!values) exit(2);
    }
    Value *row = values + rows++ * columns;
    for (int column = 0; column < columns; column++) {
      Value *value = row + column;
      value->type = sqlite3_column_type(statement, column);
      if (value->type == SQLITE_INTEGER) {
        value->number = sqlite3_column_int64(statement, column);
      } else if (value->type != SQLITE_NULL) {
        const void *bytes = sqlite3_column_blob(statement, column);
        value->length = sqlite3_column_bytes(statement, column);
        value->bytes = malloc(value->length + 1);
        if (!value->bytes) exit(2);
        if (value->length) memcpy(value->bytes, bytes, value->length);
      }
    }
  }
  sqlite3_finalize(statement);
}

int main(int count, char **arguments) {
  sqlite3 *source, *target;
  sqlite3_stmt *insert;
  if (count != 3 && (count != 4 || strcmp(arguments[3], "plain"))) return 64;
  /* As the product does: nobody reads the counts of allocations. */
  if (count == 3) sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  if (sqlite3_open_v2(arguments[1], &source, SQLITE_OPEN_READONLY, NULL)) fail(source, arguments[1]);
  load(source);
  if (sqlite3_open_v2(arguments[2], &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL))
    fail(target, arguments[2]);

  sqlite3_db_config(target, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  /* What the rows refer to is copied unmeasured. */
  char text[4096];
  snprintf(text, sizeof text,
           "ATTACH '%s' AS source;"
           "INSERT OR IGNORE INTO variants SELECT * FROM source.variants;"
           "DETACH source",
           arguments[1]);
  if (sqlite3_exec(target, text, NULL, NULL, NULL)) fail(target, "attach");

  double start = cpu();
  if (count == 3)
    sqlite3_exec(target,
                 "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;"
                 "PRAGMA synchronous = FULL; PRAGMA cache_size = -8192",
                 NULL, NULL, NULL);
  if (sqlite3_exec(target, "BEGIN IMMEDIATE", NULL, NULL, NULL)) fail(target, "begin");
  int length = snprintf(text, sizeof text, "INSERT INTO transactions VALUES (?");
  for (int column = 1; column < columns && column < MOST; column++)
    length += snprintf(text + length, sizeof text - length, ",?");
  snprintf(text + length, sizeof text - length, ")");
  if (sqlite3_prepare_v2(target, text, -1, &insert, NULL)) fail(target, "transactions");
  for (size_t row = 0; row < rows; row++) {
    for (int column = 0; column < columns; column++) {
      Value *value = values + row * columns + column;
      switch (value->type) {
        case SQLITE_INTEGER: sqlite3_bind_int64(insert, column + 1, value->number); break;
        case SQLITE_NULL: sqlite3_bind_null(insert, column + 1); break;
        case SQLITE_BLOB:
          sqlite3_bind_blob(insert, column + 1, value->bytes, value->length, SQLITE_STATIC);
          break;
        default: sqlite3_bind_text(insert, column + 1, value->bytes, value->length, SQLITE_STATIC);
      }
    }
    if (sqlite3_step(insert) != SQLITE_DONE) fail(target, "transactions");
    sqlite3_reset(insert);
  }
  if (sqlite3_exec(target, "COMMIT", NULL, NULL, NULL)) fail(target, "commit");
  sqlite3_finalize(insert);
  sqlite3_close(target);
  printf("%.4f\n", cpu() - start);
  return 0;
}
