// The headers of ICU, of which nothing is needed here, clash with Foundation's own copy in programs that use both.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
