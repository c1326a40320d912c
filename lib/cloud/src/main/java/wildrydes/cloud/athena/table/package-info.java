/** What queries read: tables of the catalog, their partitions and the files of these ({@link wildrydes.cloud.athena.table.CallersCatalog}). */
@NullMarked
package wildrydes.cloud.athena.table;

import org.jspecify.annotations.NullMarked;
