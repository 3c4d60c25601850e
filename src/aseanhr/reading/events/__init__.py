"""One module a kind of event: from annotations to drafts."""
