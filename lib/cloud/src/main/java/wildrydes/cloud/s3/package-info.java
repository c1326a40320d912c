/**
 * S3 over a plain folder: {@link wildrydes.cloud.s3.S3Service} holds the operations, {@link wildrydes.cloud.s3.Buckets} and
 * {@link wildrydes.cloud.s3.Bucket} the objects, each a file under its key. Multipart uploads, copies, versions and bucket
 * policies will stand beside these: an operation is a method of the service, what it does belongs to the bucket.
 */
@NullMarked
package wildrydes.cloud.s3;

import org.jspecify.annotations.NullMarked;
