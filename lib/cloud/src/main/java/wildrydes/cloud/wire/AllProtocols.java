package wildrydes.cloud.wire;

import java.util.List;

/** Holds the protocols, made when the first request arrives. */
final class AllProtocols {

    static final List<Protocol> LIST = List.of(
            new TargetProtocol("awsCbor1.1", "application/x-amz-cbor-1.1", CborDialect.ofMilliseconds()),
            new TargetProtocol("awsJson1.1", "application/x-amz-json-1.1", new JsonDialect()),
            new TargetProtocol("awsJson1.0", "application/x-amz-json-1.0", new JsonDialect()),
            new QueryProtocol(),
            new RpcV2CborProtocol(CborDialect.ofSeconds()),
            new RestJsonProtocol(new JsonDialect()),
            new RestXmlProtocol());

    private AllProtocols() {}
}
