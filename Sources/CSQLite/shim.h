/* SQLite as Swift sees it: the header, and the calls that Swift cannot make by itself. */
#include <sqlite3.h>

/* sqlite3_db_config is variadic, which Swift cannot call. */
static inline int csqlite_db_config_int(sqlite3 *db, int option, int value) {
  return sqlite3_db_config(db, option, value, (int *)0);
}

/* sqlite3_config is variadic, too. */
static inline int csqlite_config_int(int option, int value) { return sqlite3_config(option, value); }
