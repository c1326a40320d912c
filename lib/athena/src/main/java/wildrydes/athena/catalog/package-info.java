/** What the cloud knows of databases, tables and their files: {@link wildrydes.athena.catalog.Catalog}. */
@NullMarked
package wildrydes.athena.catalog;

import org.jspecify.annotations.NullMarked;
