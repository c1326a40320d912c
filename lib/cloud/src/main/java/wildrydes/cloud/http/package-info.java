/**
 * The network side: {@link wildrydes.cloud.http.HttpServer} speaks HTTP/1.1 and cleartext HTTP/2 on one loopback port and
 * hands complete requests to an {@link wildrydes.cloud.http.HttpHandler}. Knows nothing of AWS but the request id.
 */
@NullMarked
package wildrydes.cloud.http;

import org.jspecify.annotations.NullMarked;
