/**
 * The Glue Data Catalog: databases, tables and partitions, which Athena reads ({@link wildrydes.cloud.glue.GlueService}).
 */
@NullMarked
package wildrydes.cloud.glue;

import org.jspecify.annotations.NullMarked;
