package wildrydes.cloud.s3;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/**
 * Something that a bucket can be set up with, as the client sent it.
 *
 * @param name of its file, and of its outermost element
 * @param <T> the SDK's model of it
 */
record Setting<T extends SdkPojo>(String name, Class<T> type, Supplier<? extends SdkPojo> builder) {

    static final Setting<CORSConfiguration> CORS =
            new Setting<>("CORSConfiguration", CORSConfiguration.class, CORSConfiguration::builder);
    static final Setting<ServerSideEncryptionConfiguration> ENCRYPTION = new Setting<>(
            "ServerSideEncryptionConfiguration",
            ServerSideEncryptionConfiguration.class,
            ServerSideEncryptionConfiguration::builder);
    static final Setting<BucketLifecycleConfiguration> LIFECYCLE = new Setting<>(
            "LifecycleConfiguration", BucketLifecycleConfiguration.class, BucketLifecycleConfiguration::builder);
    static final Setting<NotificationConfiguration> NOTIFICATIONS = new Setting<>(
            "NotificationConfiguration", NotificationConfiguration.class, NotificationConfiguration::builder);
    static final Setting<OwnershipControls> OWNERSHIP =
            new Setting<>("OwnershipControls", OwnershipControls.class, OwnershipControls::builder);
    static final Setting<Tagging> TAGS = new Setting<>("Tagging", Tagging.class, Tagging::builder);
    static final Setting<VersioningConfiguration> VERSIONING =
            new Setting<>("VersioningConfiguration", VersioningConfiguration.class, VersioningConfiguration::builder);

    static final List<Setting<?>> ALL =
            List.of(CORS, ENCRYPTION, LIFECYCLE, NOTIFICATIONS, OWNERSHIP, TAGS, VERSIONING);
}
