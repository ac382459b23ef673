/* insert SOURCE TARGET [plain]: reads every transaction of SOURCE with its lines into memory, then inserts them with
   prepared statements into TARGET (which has the standards, and no transaction yet) in one transaction.
   Its settings are those of the product's importer, or with `plain` SQLite's own.
   Prints the CPU seconds of the second part alone, checkpoint at close included. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { TABLES = 5, MOST = 16 };

typedef struct {
  char kind; /* n: NULL, i: integer, t: text */
  int length;
  sqlite3_int64 number;
  char *text;
} Value;

typedef struct {
  const char *name;
  int columns;
  const char *select, *insert;
  Value *values;
  size_t rows, capacity, next;
} Table;

static Table tables[TABLES] = {
    {"transactions", 16, "SELECT * FROM transactions ORDER BY id",
     "INSERT INTO transactions VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"},
    {"transaction_texts", 7, "SELECT * FROM transaction_texts ORDER BY transaction_id",
     "INSERT INTO transaction_texts VALUES (?,?,?,?,?,?,?)"},
    {"charges", 5, "SELECT * FROM charges ORDER BY transaction_id, position",
     "INSERT INTO charges VALUES (?,?,?,?,?)"},
    {"pauses", 5, "SELECT * FROM pauses ORDER BY transaction_id, position",
     "INSERT INTO pauses VALUES (?,?,?,?,?)"},
    {"further_documents", 4, "SELECT * FROM further_documents ORDER BY transaction_id, ordinal",
     "INSERT INTO further_documents VALUES (?,?,?,?)"},
};

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

static void load(sqlite3 *database, Table *table) {
  sqlite3_stmt *rows;
  if (sqlite3_prepare_v2(database, table->select, -1, &rows, NULL)) fail(database, table->name);
  while (sqlite3_step(rows) == SQLITE_ROW) {
    if (table->rows == table->capacity) {
      table->capacity = table->capacity ? table->capacity * 2 : 1024;
      table->values = realloc(table->values, table->capacity * table->columns * sizeof(Value));
      if (!table->values) exit(2);
    }
    Value *row = table->values + table->rows++ * table->columns;
    for (int column = 0; column < table->columns; column++) {
      Value *value = row + column;
      switch (sqlite3_column_type(rows, column)) {
        case SQLITE_NULL: value->kind = 'n'; break;
        case SQLITE_INTEGER:
          value->kind = 'i';
          value->number = sqlite3_column_int64(rows, column);
          break;
        default:
          value->kind = 't';
          value->text = strdup((const char *)sqlite3_column_text(rows, column));
          value->length = sqlite3_column_bytes(rows, column);
      }
    }
  }
  sqlite3_finalize(rows);
}

static void insert(sqlite3 *database, Table *table, sqlite3_stmt *statement) {
  Value *row = table->values + table->next++ * table->columns;
  for (int column = 0; column < table->columns; column++) {
    Value *value = row + column;
    if (value->kind == 'i')
      sqlite3_bind_int64(statement, column + 1, value->number);
    else if (value->kind == 't')
      sqlite3_bind_text(statement, column + 1, value->text, value->length, SQLITE_STATIC);
    else
      sqlite3_bind_null(statement, column + 1);
  }
  if (sqlite3_step(statement) != SQLITE_DONE) fail(database, table->name);
  sqlite3_reset(statement);
}

int main(int count, char **arguments) {
  sqlite3 *source, *target;
  sqlite3_stmt *statements[TABLES];
  if (count != 3 && (count != 4 || strcmp(arguments[3], "plain"))) return 64;
  if (sqlite3_open_v2(arguments[1], &source, SQLITE_OPEN_READONLY, NULL)) fail(source, arguments[1]);
  for (int table = 0; table < TABLES; table++) load(source, &tables[table]);
  if (sqlite3_open_v2(arguments[2], &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL))
    fail(target, arguments[2]);

  /* What the rows refer to is copied unmeasured. */
  char attach[4096];
  snprintf(attach, sizeof attach,
           "ATTACH '%s' AS source;"
           "INSERT OR IGNORE INTO imports SELECT * FROM source.imports;"
           "INSERT OR IGNORE INTO variants SELECT * FROM source.variants;"
           "DETACH source",
           arguments[1]);
  if (sqlite3_exec(target, attach, NULL, NULL, NULL)) fail(target, "attach");

  double start = cpu();
  sqlite3_db_config(target, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  if (count == 3)
    sqlite3_exec(target,
                 "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;"
                 "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8192",
                 NULL, NULL, NULL);
  if (sqlite3_exec(target, "BEGIN IMMEDIATE", NULL, NULL, NULL)) fail(target, "begin");
  for (int table = 0; table < TABLES; table++)
    if (sqlite3_prepare_v2(target, tables[table].insert, -1, &statements[table], NULL))
      fail(target, tables[table].name);
  for (size_t row = 0; row < tables[0].rows; row++) {
    sqlite3_int64 id = tables[0].values[row * tables[0].columns].number;
    insert(target, &tables[0], statements[0]);
    for (int table = 1; table < TABLES; table++) {
      Table *lines = &tables[table];
      while (lines->next < lines->rows && lines->values[lines->next * lines->columns].number == id)
        insert(target, lines, statements[table]);
    }
  }
  if (sqlite3_exec(target, "COMMIT", NULL, NULL, NULL)) fail(target, "commit");
  for (int table = 0; table < TABLES; table++) sqlite3_finalize(statements[table]);
  sqlite3_close(target);
  printf("%.4f\n", cpu() - start);
  return 0;
}
