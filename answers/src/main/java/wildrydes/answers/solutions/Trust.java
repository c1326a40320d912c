package wildrydes.answers.solutions;

import wildrydes.lab.IdentityPool;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e1-trust: the role of guests names both pools. */
public final class Trust implements Solution {

    @Override
    public String exercise() {
        return "e1-trust";
    }

    @Override
    public Object act(Lab lab) {
        IdentityPool first = lab.identityPool("wildrydes");
        IdentityPool second = lab.identityPool("wildrydes-b");
        String trust = """
                {
                  "Version": "2012-10-17",
                  "Statement": [{
                    "Effect": "Allow",
                    "Principal": {"Federated": "cognito-identity.amazonaws.com"},
                    "Action": "sts:AssumeRoleWithWebIdentity",
                    "Condition": {
                      "StringEquals": {"cognito-identity.amazonaws.com:aud": ["%s", "%s"]},
                      "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "unauthenticated"}
                    }
                  }]
                }""".formatted(first.id(), second.id());
        first.guestRole().trust(trust).update();
        return "The role of guests trusts both pools.";
    }
}
