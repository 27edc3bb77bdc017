"""What is the league played with: which sets, which contestants, which yardstick, which table?"""
