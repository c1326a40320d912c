package wildrydes.cloud.cognito;

import java.time.Instant;

/**
 * A guest of a pool.
 *
 * @param id Region, colon and UUID
 * @param pool id of the pool
 */
record Identity(String id, String pool, Instant created) {}
