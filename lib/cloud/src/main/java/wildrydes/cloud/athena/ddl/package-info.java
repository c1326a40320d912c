/**
 * Athena's statements about the catalog, parsed ({@link wildrydes.cloud.athena.ddl.Ddl}) and carried out by calls of Glue ({@link
 * wildrydes.cloud.athena.ddl.DdlRunner}).
 */
@NullMarked
package wildrydes.cloud.athena.ddl;

import org.jspecify.annotations.NullMarked;
