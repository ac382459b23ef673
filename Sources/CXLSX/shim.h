/* libxlsxwriter as Swift sees it: the header, and what the library does not say by itself. */
#include <stdio.h>
#include <xlsxwriter.h>

/* Rows wait in a temporary file; the library does not look whether they reached the disk.
   0: they did. */
static inline int cxlsx_rows_lost(lxw_worksheet *worksheet) {
  FILE *rows = worksheet->optimize_tmpfile;
  return rows && (fflush(rows) != 0 || ferror(rows)) ? 1 : 0;
}

/* Bytes of rows that wait in the temporary file. */
static inline long cxlsx_rows_size(lxw_worksheet *worksheet) {
  FILE *rows = worksheet->optimize_tmpfile;
  return rows ? ftell(rows) : 0;
}
