"""Other ways to make a deployment, each as an ordinary user of its solver would write it.

They read the plan and docs/reference/deployment.md, and use nothing of `sansang.deployment` but
the form of the answer, so that they are also a second opinion on what the best answer is.
"""
