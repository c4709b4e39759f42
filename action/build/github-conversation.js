import { getOctokit } from "@actions/github";
/** The conversation of a pull request over GitHub's REST API; no request is made before it is used. */
export function githubConversation(location) {
    const { apiUrl, token, owner, repository: repo, pullRequest } = location;
    const octokit = getOctokit(token, { baseUrl: apiUrl });
    const { issues, users } = octokit.rest;
    return {
        async *comments() {
            const pages = octokit.paginate.iterator(issues.listComments, {
                owner,
                repo,
                issue_number: pullRequest,
                per_page: 100,
            });
            for await (const page of pages)
                yield* page.data.map(toComment);
        },
        async create(body) {
            const created = await issues.createComment({ owner, repo, issue_number: pullRequest, body });
            return toComment(created.data);
        },
        async update(id, body) {
            const updated = await issues.updateComment({ owner, repo, comment_id: id, body });
            return toComment(updated.data);
        },
        async remove(id) {
            await issues.deleteComment({ owner, repo, comment_id: id }).catch((error) => {
                // A run at the same time may have removed it already.
                if (statusOf(error) !== 404)
                    throw error;
            });
        },
        async ownLogin() {
            if (isInstallationToken(token))
                return installationLogin(octokit);
            const { data } = await users.getAuthenticated();
            return data.login;
        },
    };
}
/** The HTTP status that GitHub answered with, null where the failure was another. */
export function statusOf(error) {
    if (typeof error !== "object" || error === null || !("status" in error))
        return null;
    return typeof error.status === "number" ? error.status : null;
}
/** The job's own token and those of GitHub Apps; `GET /user` is closed to them. */
function isInstallationToken(token) {
    return token.startsWith("ghs_");
}
async function installationLogin(octokit) {
    try {
        const { viewer } = await octokit.graphql("{ viewer { login } }");
        return viewer.login.endsWith("[bot]") ? viewer.login : `${viewer.login}[bot]`;
    }
    catch {
        // Where GraphQL is closed the token is almost certainly the job's own.
        return "github-actions[bot]";
    }
}
function toComment(comment) {
    return {
        id: comment.id,
        author: comment.user?.login ?? "",
        body: comment.body ?? "",
        url: comment.html_url,
    };
}
//# sourceMappingURL=github-conversation.js.map