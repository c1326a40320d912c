/**
 * Kinesis Data Analytics for SQL: applications that pump rows from a stream through never-ending queries into others, by the
 * first and the second version of its interface.
 */
@NullMarked
package wildrydes.cloud.analytics;

import org.jspecify.annotations.NullMarked;
