package wildrydes.cloud.athena;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.EncryptionConfiguration;
import software.amazon.awssdk.services.athena.model.EngineVersion;
import software.amazon.awssdk.services.athena.model.ManagedQueryResultsConfiguration;
import software.amazon.awssdk.services.athena.model.ManagedQueryResultsConfigurationUpdates;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.ResultConfigurationUpdates;
import software.amazon.awssdk.services.athena.model.S3AclOption;
import software.amazon.awssdk.services.athena.model.WorkGroupConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroupConfigurationUpdates;
import wildrydes.cloud.athena.table.S3Location;

/** Reads configurations of workgroups and tells them. */
final class GroupConfigurations {

    private GroupConfigurations() {}

    static GroupSettings of(@Nullable WorkGroupConfiguration wanted) {
        GroupSettings usual = GroupSettings.USUAL;
        if (wanted == null) {
            return usual;
        }
        refuse(wanted.executionRole() != null, "ExecutionRole");
        refuse(wanted.identityCenterConfiguration() != null, "IdentityCenterConfiguration");
        refuse(enabled(wanted.managedQueryResultsConfiguration()), "ManagedQueryResultsConfiguration");
        ResultConfiguration results = wanted.resultConfiguration();
        EncryptionConfiguration encryption = results == null ? null : results.encryptionConfiguration();
        return new GroupSettings(
                location(results == null ? null : results.outputLocation()),
                encryption == null ? null : encryption.encryptionOptionAsString(),
                encryption == null ? null : encryption.kmsKey(),
                results == null ? null : results.expectedBucketOwner(),
                results != null && results.aclConfiguration() != null,
                or(wanted.enforceWorkGroupConfiguration(), usual.enforced()),
                or(wanted.publishCloudWatchMetricsEnabled(), usual.metrics()),
                wanted.bytesScannedCutoffPerQuery(),
                or(wanted.requesterPaysEnabled(), usual.requesterPays()),
                or(wanted.enableMinimumEncryptionConfiguration(), usual.minimumEncryption()),
                engine(wanted.engineVersion(), usual.engine()));
    }

    static GroupSettings updated(GroupSettings now, @Nullable WorkGroupConfigurationUpdates wanted) {
        if (wanted == null) {
            return now;
        }
        refuse(wanted.executionRole() != null, "ExecutionRole");
        refuse(enabled(wanted.managedQueryResultsConfigurationUpdates()), "ManagedQueryResultsConfiguration");
        ResultConfigurationUpdates results = wanted.resultConfigurationUpdates();
        boolean none = results == null;
        boolean noEncryption = !none && Boolean.TRUE.equals(results.removeEncryptionConfiguration());
        EncryptionConfiguration encryption = none ? null : results.encryptionConfiguration();
        return new GroupSettings(
                none
                        ? now.location()
                        : changed(now.location(), location(results.outputLocation()), results.removeOutputLocation()),
                changed(
                        now.encryption(),
                        encryption == null ? null : encryption.encryptionOptionAsString(),
                        noEncryption),
                changed(now.kmsKey(), encryption == null ? null : encryption.kmsKey(), noEncryption),
                none
                        ? now.owner()
                        : changed(now.owner(), results.expectedBucketOwner(), results.removeExpectedBucketOwner()),
                none
                        ? now.acl()
                        : results.aclConfiguration() != null
                                || (now.acl() && !Boolean.TRUE.equals(results.removeAclConfiguration())),
                or(wanted.enforceWorkGroupConfiguration(), now.enforced()),
                or(wanted.publishCloudWatchMetricsEnabled(), now.metrics()),
                changed(now.cutoff(), wanted.bytesScannedCutoffPerQuery(), wanted.removeBytesScannedCutoffPerQuery()),
                or(wanted.requesterPaysEnabled(), now.requesterPays()),
                or(wanted.enableMinimumEncryptionConfiguration(), now.minimumEncryption()),
                engine(wanted.engineVersion(), now.engine()));
    }

    private static <T> @Nullable T changed(@Nullable T now, @Nullable T next, @Nullable Boolean removed) {
        if (next != null) {
            return next;
        }
        return Boolean.TRUE.equals(removed) ? null : now;
    }

    private static boolean or(@Nullable Boolean wanted, boolean usual) {
        return wanted == null ? usual : wanted;
    }

    private static boolean enabled(@Nullable ManagedQueryResultsConfiguration managed) {
        return managed != null && Boolean.TRUE.equals(managed.enabled());
    }

    private static boolean enabled(@Nullable ManagedQueryResultsConfigurationUpdates managed) {
        return managed != null && Boolean.TRUE.equals(managed.enabled());
    }

    private static void refuse(boolean wanted, String what) {
        if (wanted) {
            throw AthenaErrors.unsupported(what);
        }
    }

    private static @Nullable String location(@Nullable String wanted) {
        if (wanted != null && (!wanted.startsWith("s3://") || S3Location.of(wanted) == null)) {
            throw AthenaErrors.badOutput();
        }
        return wanted;
    }

    private static String engine(@Nullable EngineVersion wanted, String now) {
        String selected = wanted == null ? null : wanted.selectedEngineVersion();
        if (selected == null) {
            return now;
        }
        if (!selected.equals(GroupSettings.AUTO) && !selected.equals(GroupSettings.VERSION_3)) {
            throw AthenaErrors.unsupported("Engine version '" + selected + "'");
        }
        return selected;
    }

    static WorkGroupConfiguration described(GroupSettings settings) {
        ResultConfiguration.Builder results = ResultConfiguration.builder()
                .outputLocation(settings.location())
                .expectedBucketOwner(settings.owner());
        if (settings.encryption() != null) {
            results.encryptionConfiguration(
                    how -> how.encryptionOption(settings.encryption()).kmsKey(settings.kmsKey()));
        }
        if (settings.acl()) {
            results.aclConfiguration(acl -> acl.s3AclOption(S3AclOption.BUCKET_OWNER_FULL_CONTROL));
        }
        return WorkGroupConfiguration.builder()
                .resultConfiguration(results.build())
                .enforceWorkGroupConfiguration(settings.enforced())
                .publishCloudWatchMetricsEnabled(settings.metrics())
                .bytesScannedCutoffPerQuery(settings.cutoff())
                .requesterPaysEnabled(settings.requesterPays())
                .enableMinimumEncryptionConfiguration(settings.minimumEncryption())
                .engineVersion(Descriptions.engine(settings.engine()))
                .build();
    }
}
