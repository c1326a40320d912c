/**
 * Amazon Athena: what is asked and what came of it ({@link wildrydes.cloud.athena.Athena}); queries run in a process of their own
 * ({@code athena.run}), over the files that {@code athena.table} finds, and leave results in S3 ({@code athena.result}).
 */
@NullMarked
package wildrydes.cloud.athena;

import org.jspecify.annotations.NullMarked;
