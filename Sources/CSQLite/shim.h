/* SQLite as Swift sees it: the header, and the calls that Swift cannot make by itself. */
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/statfs.h>

/* sqlite3_db_config is variadic, which Swift cannot call. */
static inline int csqlite_db_config_int(sqlite3 *db, int option, int value) {
  return sqlite3_db_config(db, option, value, (int *)0);
}

/* sqlite3_config is variadic, too. */
static inline int csqlite_config_int(int option, int value) { return sqlite3_config(option, value); }

/* The header of statfs is not among those that Swift has of the C library. The number of the file system that
   a path is on, or 0. */
static inline unsigned csqlite_file_system(const char *path) {
  struct statfs system;
  return statfs(path, &system) == 0 ? (unsigned)system.f_type : 0;
}

/* Whether files of this process may only grow so large (`ulimit -f`). */
static inline int csqlite_has_file_limit(void) {
  struct rlimit limit;
  return getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
}
