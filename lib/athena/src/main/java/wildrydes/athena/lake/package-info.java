/** Trino's way to the tables: {@link wildrydes.athena.lake.LakeConnectorFactory} makes the connector of the catalog {@code awsdatacatalog}. */
@NullMarked
package wildrydes.athena.lake;

import org.jspecify.annotations.NullMarked;
