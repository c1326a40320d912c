package wildrydes.cloud.cognito;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityDescription;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsResponse;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolResponse;

/** What the owner of pools does with them. */
final class PoolAdministration {

    private final Pools pools;
    private final String region;

    PoolAdministration(Pools pools, String region) {
        this.pools = pools;
        this.region = region;
    }

    CreateIdentityPoolResponse create(CreateIdentityPoolRequest request) {
        Pool pool = new Pool(
                region + ":" + UUID.randomUUID(),
                request.identityPoolName(),
                request.allowUnauthenticatedIdentities(),
                Boolean.TRUE.equals(request.allowClassicFlow()),
                request.developerProviderName(),
                request.supportedLoginProviders(),
                request.identityPoolTags(),
                Map.of());
        put(pool);
        return described(pool, CreateIdentityPoolResponse.builder()).build();
    }

    private void put(Pool pool) {
        pools.changing(() -> {
            pools.put(pool);
            return pool;
        });
    }

    /** Fills in an answer that is a whole pool; the model has a class of its own for each operation, with the same members. */
    private static <B extends SdkPojo> B described(Pool pool, B answer) {
        Map<String, Object> members = new HashMap<>();
        members.put("IdentityPoolId", pool.id());
        members.put("IdentityPoolName", pool.name());
        members.put("AllowUnauthenticatedIdentities", pool.guests());
        members.put("AllowClassicFlow", pool.classic());
        members.put("DeveloperProviderName", pool.developerProvider());
        members.put("SupportedLoginProviders", orNull(pool.loginProviders()));
        members.put("IdentityPoolTags", pool.tags());
        for (SdkField<?> field : answer.sdkFields()) {
            Object value = members.get(field.memberName());
            if (value != null) {
                field.set(answer, value);
            }
        }
        return answer;
    }

    private static @Nullable Map<String, String> orNull(Map<String, String> map) {
        return map.isEmpty() ? null : map;
    }

    DescribeIdentityPoolResponse describe(DescribeIdentityPoolRequest request) {
        Pool pool = named(request.identityPoolId());
        return described(pool, DescribeIdentityPoolResponse.builder()).build();
    }

    UpdateIdentityPoolResponse update(UpdateIdentityPoolRequest request) {
        return pools.changing(() -> {
            Pool before = named(request.identityPoolId());
            // A member that is left out loses its value, as AWS documents it; roles are set by themselves.
            Pool pool = new Pool(
                    before.id(),
                    request.identityPoolName(),
                    request.allowUnauthenticatedIdentities(),
                    Boolean.TRUE.equals(request.allowClassicFlow()),
                    request.developerProviderName(),
                    request.supportedLoginProviders(),
                    request.hasIdentityPoolTags() ? request.identityPoolTags() : before.tags(),
                    before.roles());
            pools.put(pool);
            return described(pool, UpdateIdentityPoolResponse.builder()).build();
        });
    }

    DeleteIdentityPoolResponse delete(DeleteIdentityPoolRequest request) {
        return pools.changing(() -> {
            pools.remove(named(request.identityPoolId()));
            return DeleteIdentityPoolResponse.builder().build();
        });
    }

    private record Page<T>(List<T> items, @Nullable String next) {}

    /** The page behind a token, which is the id of the last one before. */
    private static <T> Page<T> page(Collection<T> all, Function<T, String> id, int most, @Nullable String token) {
        String after = token == null ? "" : decoded(token);
        List<T> page = new ArrayList<>();
        for (T one : all) {
            if (id.apply(one).compareTo(after) <= 0) {
                continue;
            }
            if (page.size() == most) {
                String last = id.apply(page.get(most - 1));
                return new Page<>(page, Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
            }
            page.add(one);
        }
        return new Page<>(page, null);
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw CognitoErrors.badToken();
        }
    }

    ListIdentityPoolsResponse list(ListIdentityPoolsRequest request) {
        Page<Pool> page = page(pools.all(), Pool::id, request.maxResults(), request.nextToken());
        return ListIdentityPoolsResponse.builder()
                .identityPools(page.items().stream()
                        .map(pool -> IdentityPoolShortDescription.builder()
                                .identityPoolId(pool.id())
                                .identityPoolName(pool.name())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    SetIdentityPoolRolesResponse setRoles(SetIdentityPoolRolesRequest request) {
        return pools.changing(() -> {
            pools.put(named(request.identityPoolId()).withRoles(request.roles()));
            return SetIdentityPoolRolesResponse.builder().build();
        });
    }

    GetIdentityPoolRolesResponse roles(GetIdentityPoolRolesRequest request) {
        Pool pool = named(request.identityPoolId());
        return GetIdentityPoolRolesResponse.builder()
                .identityPoolId(pool.id())
                .roles(orNull(pool.roles()))
                .build();
    }

    DescribeIdentityResponse describeIdentity(DescribeIdentityRequest request) {
        Identity identity = pools.identity(request.identityId());
        if (identity == null) {
            throw CognitoErrors.noIdentity(request.identityId());
        }
        return DescribeIdentityResponse.builder()
                .identityId(identity.id())
                .creationDate(identity.created())
                .lastModifiedDate(identity.created())
                .build();
    }

    ListIdentitiesResponse listIdentities(ListIdentitiesRequest request) {
        Pool pool = named(request.identityPoolId());
        Page<Identity> page =
                page(pools.identitiesOf(pool.id()), Identity::id, request.maxResults(), request.nextToken());
        return ListIdentitiesResponse.builder()
                .identityPoolId(pool.id())
                .identities(page.items().stream()
                        .map(identity -> IdentityDescription.builder()
                                .identityId(identity.id())
                                .creationDate(identity.created())
                                .lastModifiedDate(identity.created())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    private Pool named(String id) {
        Pool pool = pools.pool(id);
        if (pool == null) {
            throw CognitoErrors.noPool(id);
        }
        return pool;
    }
}
